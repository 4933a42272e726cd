const MOST = 2000

function Row({ chat, busy, say, open }) {
  return (
    <li className={chat.unread ? "salon-unread" : ""}>
      <button type="button" className="salon-chat" aria-disabled={busy} onClick={open}>
        {chat.people[0] ? <Face person={chat.people[0]} /> : <span className="salon-face" aria-hidden="true" />}
        <span className="salon-who">
          <span className="salon-name">{chat.title}</span>
          <span className="salon-last">{chat.last}</span>
        </span>
        <span className="salon-when">
          {chat.at}
          {chat.unread > 0 && (
            <span className="salon-badge" aria-label={`${chat.unread} unread`}>
              {chat.unread}
            </span>
          )}
        </span>
      </button>
      <Say say={say} />
    </li>
  )
}

function Bubble({ message, group, busy, say, openPost, undo }) {
  const { author, picture, post } = message
  return (
    <li className={author.self ? "salon-mine" : ""}>
      <div className="salon-bubble">
        {group && !author.self && <span className="salon-by">{author.name || author.handle}</span>}
        {picture && <img src={picture.thumb || picture.src} alt={picture.alt} width={picture.w} height={picture.h} loading="lazy" />}
        {message.text && <p>{message.text}</p>}
        {post && (
          <button type="button" className="salon-enclosed" onClick={openPost}>
            <b>@{post.author.handle}</b> {post.text || post.pictures?.[0]?.alt}
          </button>
        )}
        {message.post_gone && <p className="salon-soft">A post that you cannot see.</p>}
      </div>
      <span className="salon-when">
        <span className="salon-hidden">{author.self ? "You, " : `${author.name || author.handle}, `}</span>
        {message.at}
        {message.receipt?.undo && !message.receipt.undone && (
          <button type="button" className="salon-link" aria-disabled={busy} onClick={undo}>
            Take back
          </button>
        )}
      </span>
      <Say say={say} />
    </li>
  )
}

function Write({ chat, busy, send }) {
  const [text, setText] = useState("")
  const id = `salon-write-${chat.id}`
  const over = [...text].length > MOST
  const submit = (event) => {
    event.preventDefault()
    if (text.trim() && !over) send(text.trim(), () => setText(""))
  }
  const onKeyDown = (event) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event)
  }
  return (
    <form className="salon-composer salon-write" onSubmit={submit}>
      <label htmlFor={id} className="salon-hidden">
        Write to {chat.title}
      </label>
      <textarea
        id={id}
        rows={2}
        value={text}
        placeholder={`Write to ${chat.title}`}
        aria-invalid={over}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="salon-composer-foot">
        <button type="submit" className="salon-button salon-button-main salon-button-small" aria-disabled={busy || over}>
          {busy ? "Sending…" : "Send"}
        </button>
        {over && <span className="salon-over">At most 2,000 characters</span>}
      </div>
    </form>
  )
}

function useConversations(card, keep, api) {
  const { busy, says, press } = usePress(api)

  const set = (news) => keep((now) => ({ open: { ...now.open, ...(typeof news === "function" ? news(now.open) : news) } }))
  const read = (more) => ({ tool: "read_messages", arguments: more })
  const list = () => press("list", read({}), ({ card: page }) => keep(() => page?.props || {}))
  const more = () =>
    press("more", read({ cursor: card.next }), ({ card: page }) =>
      keep((now) => ({ chats: [...now.chats, ...(page?.props?.chats || [])], next: page?.props?.next ?? null })),
    )
  const open = (chat) =>
    press(chat.id, read({ conversation: chat.id }), ({ card: page }) => keep(() => ({ open: page?.props?.open })))
  const earlier = () =>
    press("earlier", read({ conversation: card.open.id, cursor: card.open.next }), ({ card: page }) =>
      set((now) => ({ messages: [...(page?.props?.open?.messages || []), ...now.messages], next: page?.props?.open?.next })),
    )
  const mark = () =>
    press("open", { tool: "mark_read", arguments: { up_to: card.open.newest } }, () => {
      set({ unread: 0 })
      const id = card.open.id
      keep((now) => ({ chats: now.chats?.map((chat) => (chat.id === id ? { ...chat, unread: 0 } : chat)) ?? null }))
    })
  const answer = (accept) =>
    press("open", { tool: "answer_request", arguments: { kind: "message", user: `@${card.open.asking}`, accept } }, () =>
      accept ? set({ request: false }) : list(),
    )
  const send = (text, clear) =>
    press("write", { tool: "send_message", arguments: { to: card.open.to, text } }, ({ result, receipt }) => {
      clear()
      const message = { id: result.message, author: { self: true }, at: "now", text, receipt }
      set((now) => ({ request: false, messages: [...now.messages, message] }))
    })
  const undo = (message) => press(message.id, { tool: "undo_action", arguments: { act: message.receipt.id } }, () => {})
  const openPost = (message) =>
    press(message.id, { tool: "get_post", arguments: { post: message.post.id } }, (_answer, say) =>
      say("It is at the end of this conversation."),
    )
  return { busy, says, list, more, open, earlier, mark, answer, send, undo, openPost }
}

function Open({ chat, acts }) {
  const { busy, says } = acts
  const end = useRef(null)
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight
  }, [chat.id, chat.messages.length])
  return (
    <>
      {chat.request && (
        <div className="salon-request">
          <p>
            {chat.asking ? `@${chat.asking} would` : "Somebody whom you do not follow would"} like to write to you. If you
            answer, you accept.
          </p>
          {chat.asking && (
            <p className="salon-closed-row">
              <button type="button" className="salon-button salon-button-small" onClick={() => acts.answer(true)}>
                Accept
              </button>
              <button
                type="button"
                className="salon-button salon-button-small salon-button-plain"
                onClick={() => acts.answer(false)}
              >
                Decline
              </button>
            </p>
          )}
        </div>
      )}
      <div className="salon-talk" ref={end} tabIndex={0} role="region" aria-label={`Messages with ${chat.title}`}>
        {chat.next && (
          <p className="salon-earlier">
            <button type="button" className="salon-link" aria-disabled={busy === "earlier"} onClick={acts.earlier}>
              Earlier messages
            </button>
          </p>
        )}
        <ol>
          {chat.messages.map((message) => (
            <Bubble
              key={message.id}
              message={message}
              group={chat.group}
              busy={busy === message.id}
              say={says[message.id]}
              openPost={() => acts.openPost(message)}
              undo={() => acts.undo(message)}
            />
          ))}
        </ol>
      </div>
      <Say say={says.open || says.earlier} />
      <Write chat={chat} busy={busy === "write"} send={acts.send} />
      <Say say={says.write} />
    </>
  )
}

function List({ title, chats, acts }) {
  if (!chats?.length) return null
  return (
    <>
      {title && <h4 className="salon-part">{title}</h4>}
      <ul className="salon-chats">
        {chats.map((chat) => (
          <Row
            key={chat.id}
            chat={chat}
            busy={acts.busy === chat.id}
            say={acts.says[chat.id]}
            open={() => acts.open(chat)}
          />
        ))}
      </ul>
    </>
  )
}

function MessagesCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const acts = useConversations(card, keep, api)
  const { open, chats, requests = [] } = card
  return (
    <section className="salon-card" aria-label={open ? `Messages with ${open.title}` : "Messages"}>
      <Style api={api} />
      <div className="salon-head salon-head-row">
        <h3 className="salon-title">{open ? open.title : "Messages"}</h3>
        {open?.unread > 0 && (
          <button type="button" className="salon-button salon-button-small" onClick={acts.mark}>
            Mark read
          </button>
        )}
        {open && (
          <button
            type="button"
            className="salon-button salon-button-small salon-button-plain"
            aria-disabled={acts.busy === "list"}
            onClick={acts.list}
          >
            All messages
          </button>
        )}
        <Say say={acts.says.list} />
      </div>
      {open ? (
        <Open chat={open} acts={acts} />
      ) : (
        <>
          <List title={requests.length > 0 && "Would like to write to you"} chats={requests} acts={acts} />
          <List title={requests.length > 0 && "Conversations"} chats={chats} acts={acts} />
          {!chats?.length && !requests.length && (
            <p className="salon-empty">No conversations yet. “message @lin: hello” begins one.</p>
          )}
          {card.next && (
            <div className="salon-more">
              <button type="button" className="salon-button" aria-disabled={acts.busy === "more"} onClick={acts.more}>
                {acts.busy === "more" ? "One moment…" : "More"}
              </button>
              <Say say={acts.says.more} />
            </div>
          )}
        </>
      )}
    </section>
  )
}
