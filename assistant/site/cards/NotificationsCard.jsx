// A line in the open chat that something is new; pressed, it becomes the list.
function News({ card, busy, say, show }) {
  return (
    <section className="salon-card salon-news" aria-label="News">
      <p role="status">{card.news}</p>
      <button type="button" className="salon-button salon-button-small" aria-disabled={busy} onClick={show}>
        {busy ? "One moment…" : "Show"}
      </button>
      <Say say={say} />
    </section>
  )
}

function Notice({ item, busy, say, open }) {
  return (
    <li className={item.unread ? "salon-unread" : ""}>
      <div className="salon-notice">
        <span className="salon-faces">
          {item.people.map((person) => (
            <Face key={person.handle} person={person} />
          ))}
        </span>
        <button type="button" className="salon-notice-words" aria-disabled={busy} onClick={open}>
          {item.unread && <span className="salon-hidden">New: </span>}
          {item.words}
        </button>
        <span className="salon-when">{item.at}</span>
      </div>
      {item.quote && <p className={`salon-answers ${item.said ? "salon-said" : ""}`}>{item.quote}</p>}
      <Say say={say} />
    </li>
  )
}

// What a press on a notice opens, and what is said when it has opened as a message of its own.
function target(item) {
  if (item.chat) return { tool: "read_messages", arguments: { conversation: item.chat } }
  if (item.post) return { tool: "get_post", arguments: { post: item.post, include: ["thread"] } }
  return { tool: "get_user", arguments: { user: `@${item.people[0]?.handle || "me"}` } }
}

function NotificationsCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const { busy, says, press } = usePress(api)
  const { items = [] } = card

  const read = (more = {}) => ({
    tool: "get_notifications",
    arguments: { unread: Boolean(card.only_unread), ...(card.types?.length ? { types: card.types } : {}), ...more },
  })
  const replace = ({ card: page }) => page && keep(() => ({ news: null, ...page.props }))
  const show = () => press("news", { tool: "get_notifications", arguments: {} }, replace)
  const switchTo = (unread) => press("head", read({ unread }), replace)
  const more = () =>
    press("more", read({ cursor: card.next }), ({ card: page }) =>
      keep((now) => ({ items: [...now.items, ...(page?.props?.items || [])], next: page?.props?.next ?? null })),
    )
  const mark = () =>
    press("head", { tool: "mark_read", arguments: { up_to: card.newest } }, ({ result, receipt }) =>
      keep((now) => ({
        receipt,
        was: { unread: now.unread, items: now.items },
        unread: result?.unread ?? 0,
        items: now.items.map((item) => ({ ...item, unread: false })),
      })),
    )
  const undo = () =>
    press("head", { tool: "undo_action", arguments: { act: card.receipt.id } }, () =>
      keep((now) => ({ ...now.was, receipt: { ...now.receipt, undone: true } })),
    )
  const open = (item) =>
    press(item.id, target(item), (_answer, say) => say("It is at the end of this conversation."))

  if (card.news) return <News card={card} busy={busy === "news"} say={says.news} show={show} />
  const unread = items.some((item) => item.unread)
  return (
    <section className="salon-card" aria-label={card.title || "Notifications"}>
      <Style api={api} />
      <div className="salon-head salon-head-row">
        <h3 className="salon-title">{card.title || "Notifications"}</h3>
        {card.unread > 0 && <span className="salon-badge">{card.unread > 999 ? "999+" : card.unread} unread</span>}
        {unread && (
          <button type="button" className="salon-button salon-button-small" aria-disabled={busy === "head"} onClick={mark}>
            Mark all read
          </button>
        )}
        <Undo receipt={card.receipt} busy={busy === "head"} press={undo} />
        <Say say={says.head} />
      </div>
      {items.length > 0 ? (
        <ul className="salon-notices">
          {items.map((item) => (
            <Notice
              key={item.id}
              item={item}
              busy={busy === item.id}
              say={says[item.id]}
              open={() => open(item)}
            />
          ))}
        </ul>
      ) : (
        <p className="salon-empty">Nothing new has happened to you.</p>
      )}
      <div className="salon-more">
        {card.next && (
          <button type="button" className="salon-button" aria-disabled={busy === "more"} onClick={more}>
            {busy === "more" ? "One moment…" : "More"}
          </button>
        )}
        <button type="button" className="salon-button salon-button-plain" onClick={() => switchTo(!card.only_unread)}>
          {card.only_unread ? "Show earlier ones too" : "Only what is new"}
        </button>
        <Say say={says.more} />
      </div>
    </section>
  )
}
