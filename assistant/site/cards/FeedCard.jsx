const EMPTY = {
  home: "Nothing here yet. Posts by the people you follow will appear here, newest first.",
  search: "Nothing was found. Fewer words, or other ones, may help.",
  bookmarks: "You have kept no posts yet.",
  explore: "Nobody has shared anything yet. Yours could be the first.",
}

// A later page stays on the card when the server redraws the first one.
function merged(now, news) {
  if (now.feed !== news.feed || !news.items || (now.items?.length || 0) <= news.items.length) return news
  if (now.items[0]?.id !== news.items[0]?.id) return news
  const fresh = new Map(news.items.map((item) => [item.id, item]))
  return { ...news, next: now.next, items: now.items.map((item) => ({ ...item, ...fresh.get(item.id) })) }
}

function Suggestion({ person, busy, say, on }) {
  return (
    <li>
      <div className="salon-person">
        <Face person={person} />
        <span className="salon-who">
          <button type="button" className="salon-name" onClick={on.profile}>
            {person.name || person.handle}
          </button>
          <span className="salon-soft">
            @{person.handle}
            {person.why && ` · ${person.why}`}
          </span>
        </span>
        <Follow person={person} busy={busy} press={on.follow} />
      </div>
      <Undo receipt={person.receipt} busy={busy} press={on.undo} />
      <Say say={say} />
    </li>
  )
}

const following = (card, handle, news) => ({
  items: (card.items || []).map((item) =>
    item.author?.handle === handle ? { ...item, author: { ...item.author, ...news } } : item,
  ),
  suggestions: (card.suggestions || []).map((person) => (person.handle === handle ? { ...person, ...news } : person)),
})

// `at` names one row: its list, the field that identifies it, and the value of that field.
const noted = (card, at, news) => ({
  ...card,
  [at.list]: card[at.list].map((row) => (row[at.key] === at.value ? { ...row, ...news } : row)),
})

// In a conversation a new answer takes its place behind what was answered before.
function under(card, item, answer) {
  if (!card.feed?.startsWith("thread:")) return card
  const at = card.items.findIndex(({ id }) => id === item.id)
  const next = card.items.findIndex(({ depth }, index) => index > at && depth <= (item.depth || 0))
  const place = next < 0 ? card.items.length : next
  return { ...card, items: [...card.items.slice(0, place), answer, ...card.items.slice(place)] }
}

function useRows(keep, api, feed) {
  const { busy, says, press: begin } = usePress(api)
  const press = (at, ...rest) => begin(at.value, ...rest)

  const follow = (at, person) => {
    const wanted = !person.following && !person.requested
    const payload = { tool: "follow_user", arguments: { user: `@${person.handle}`, follow: wanted } }
    press(at, payload, ({ receipt, result }) =>
      keep((card) =>
        noted({ ...card, ...following(card, person.handle, stands(result?.state)) }, at, {
          receipt,
          was: { handle: person.handle, following: person.following, requested: person.requested },
        }),
      ),
    )
  }
  const react = (reaction, mark, counter) => (at, item) => {
    const on = !item[mark]
    press(at, { tool: "react_to_post", arguments: { post: item.id, reaction, on } }, ({ receipt, result }) => {
      const count = (now) => (counter ? { [counter]: now } : {})
      const before = item[counter] || 0
      const after = result?.[counter] ?? Math.max(0, before + (on ? 1 : -1))
      keep((card) => noted(card, at, { [mark]: on, ...count(after), receipt, was: { [mark]: !on, ...count(before) } }))
    })
  }
  const like = react("like", "liked", "likes")
  const repost = react("repost", "reposted", "reposts")
  const bookmark = react("bookmark", "bookmarked")
  const vote = (at, item, option) =>
    press(at, { tool: "react_to_post", arguments: { post: item.id, reaction: "vote", option } }, ({ result }) => {
      const options = item.poll.options.map((each, index) => ({ ...each, votes: result?.votes?.[index] ?? each.votes }))
      keep((card) => noted(card, at, { poll: { ...item.poll, options, voted: option } }))
    })
  const undo = (at, row) =>
    press(at, { tool: "undo_action", arguments: { act: row.receipt.id } }, () =>
      keep((card) => {
        const { handle, following: follows, requested, ...before } = row.was || {}
        const back = handle ? { ...card, ...following(card, handle, { following: follows, requested }) } : card
        return noted(back, at, { ...before, receipt: { ...row.receipt, undone: true } })
      }),
    )
  const reply = (at, item, text, close) =>
    press(at, { tool: "share_post", arguments: { text, reply_to: item.id } }, ({ receipt, result }) => {
      close()
      keep((card) => {
        const replies = (item.replies || 0) + 1
        const counted = noted(card, at, { replies, receipt, was: { replies: replies - 1 } })
        const own = { id: result.post, url: result.url, author: card.viewer, at: "now", text, pictures: [] }
        return under(counted, item, { ...own, visibility: item.visibility, depth: (item.depth || 0) + 1 })
      })
    })
  const quote = (at, item, text, close) =>
    press(at, { tool: "share_post", arguments: { text, quote_of: item.id } }, ({ receipt }) => {
      close()
      const quotes = (item.quotes || 0) + 1
      keep((card) => noted(card, at, { quotes, receipt, was: { quotes: quotes - 1 } }))
    })
  const open = (at, item, include = ["thread"]) =>
    press(at, { tool: "get_post", arguments: { post: item.id, include } }, (_answer, say) =>
      say("The conversation is at the end of this one."),
    )
  const change = (at, item, text, close) =>
    press(at, { tool: "edit_post", arguments: { post: item.id, text } }, close, close)
  const remix = (at, item, text, close) =>
    press(at, { tool: "create_image", arguments: { prompt: text, remix_of: item.id } }, (_answer, say) => {
      close()
      say("Your remix is at the end of the conversation. Only you see it until you share it.")
    })
  const allow = (at, item, who) =>
    press(at, { tool: "edit_post", arguments: { post: item.id, remix: who } }, ({ receipt }) =>
      keep((card) => noted(card, at, { remix: who, receipt, was: { remix: item.remix } })),
    )
  const origin = (at, item) =>
    press(at, { tool: "get_post", arguments: { post: item.id, include: ["provenance"] } }, (_answer, say) =>
      say("How it was made is at the end of the conversation."),
    )
  const pin = (at, item) =>
    press(at, { tool: "edit_post", arguments: { post: item.id, pinned: !item.pinned } }, ({ receipt }) =>
      keep((card) => noted(card, at, { pinned: !item.pinned, receipt, was: { pinned: item.pinned } })),
    )
  const why = (at, item) =>
    press(at, { tool: "explain_feed", arguments: { post: item.id } }, (_answer, say) =>
      say("The reasons are at the end of the conversation."),
    )
  const report = (at, told, close) =>
    press(at, { tool: "report_content", arguments: told }, ({ receipt }) => {
      close()
      keep((card) => noted(card, at, { receipt, was: {} }))
    })
  const remove = (at, item) => press(at, { tool: "delete_post", arguments: { post: item.id } }, () => {})
  const profile = (at, person) =>
    press(at, { tool: "get_user", arguments: { user: `@${person.handle}` } }, (_answer, say) =>
      say(`@${person.handle} is at the end of the conversation.`),
    )
  const below = (_answer, say) => say("It is at the end of the conversation.")
  const digest = () => press({ value: "feed" }, { tool: "get_digest", arguments: { feed } }, below)
  const rules = () => press({ value: "feed" }, { tool: "preview_feed_rules", arguments: { feed, wish: "" } }, below)
  const acts = { digest, rules, follow, like, repost, bookmark, vote, quote, undo, reply, open, remove, profile, change, pin, why, report, remix, allow, origin }
  return { busy, says, press, ...acts }
}

function Seed({ card, rows }) {
  const [done, total] = card.seeding || []
  const at = { value: "seed" }
  const busy = rows.busy === "seed" || card.seeding
  return (
    <div className="salon-seed">
      <p>
        Or look around first: a dozen sample people, marked so, with pictures and conversations. You can take them away
        again.
      </p>
      {busy ? (
        <p role="status">
          <progress value={done} max={total || undefined} aria-label="Drawing the sample pictures" />
          {total ? `Drawing ${done} of ${total} pictures…` : "One moment…"}
        </p>
      ) : (
        <button type="button" className="salon-button" onClick={() => rows.press(at, { seed: true }, () => {})}>
          Add sample people
        </button>
      )}
      <Say say={rows.says.seed} />
    </div>
  )
}

function FeedCard({ props, api }) {
  const [card, keep] = useKept(props, api, merged)
  const rows = useRows(keep, api, card.feed)
  const { items = [], suggestions = [] } = card
  const end = { value: "more" }
  const more = () =>
    rows.press(
      end,
      card.more
        ? { tool: "search", arguments: card.more }
        : { tool: "read_feed", arguments: { feed: card.feed, cursor: card.next } },
      ({ card: page, result }) =>
        keep((now) => ({
          items: [...now.items, ...(page?.props?.items || [])],
          next: page?.props?.next ?? result?.next ?? null,
          more: page?.props?.more,
          mark: now.mark || page?.props?.mark,
        })),
    )

  const row = (item) => {
    const at = { list: "items", key: "id", value: item.id }
    const on = {
      like: () => rows.like(at, item),
      repost: () => rows.repost(at, item),
      bookmark: () => rows.bookmark(at, item),
      vote: (option) => rows.vote(at, item, option),
      quote: (text, close) => rows.quote(at, item, text, close),
      history: () => rows.open(at, item, ["thread", "history"]),
      follow: () => rows.follow(at, item.author),
      undo: () => rows.undo(at, item),
      reply: (text, close) => rows.reply(at, item, text, close),
      open: () => rows.open(at, item),
      remove: () => rows.remove(at, item),
      change: (text, close) => rows.change(at, item, text, close),
      pin: () => rows.pin(at, item),
      remix: (text, close) => rows.remix(at, item, text, close),
      allow: (who) => rows.allow(at, item, who),
      origin: () => rows.origin(at, item),
      why: () => rows.why(at, item),
      report: (told, close) => rows.report(at, told, close),
      profile: () => rows.profile(at, item.author),
    }
    const versions = card.feed === `thread:${item.id}` ? card.versions : null
    const { busy, says } = rows
    return (
      <Fragment key={item.id}>
        {card.mark?.before === item.id && <li className="salon-mark">{card.mark.words}</li>}
        <Post item={item} versions={versions} busy={busy === item.id} say={says[item.id]} on={on} />
      </Fragment>
    )
  }

  return (
    <section className="salon-card" aria-label={card.title || "Posts"}>
      <Style api={api} />
      <div className="salon-head">
        <h3 className="salon-title">{card.title || "Posts"}</h3>
        {card.note && <p className="salon-note">{card.note}</p>}
        {(card.feed === "home" || card.feed === "explore") && items.length > 0 && (
          <p className="salon-feed-acts">
            <button type="button" className="salon-link" aria-disabled={Boolean(rows.busy)} onClick={rows.digest}>
              In short
            </button>
            <button type="button" className="salon-link" aria-disabled={Boolean(rows.busy)} onClick={rows.rules}>
              Rules
            </button>
            <Say say={rows.says.feed} />
          </p>
        )}
      </div>
      {suggestions.length > 0 && (
        <div className="salon-suggested">
          <h3>People you might like</h3>
          <ul>
            {suggestions.map((person) => {
              const at = { list: "suggestions", key: "handle", value: person.handle }
              const on = {
                follow: () => rows.follow(at, person),
                undo: () => rows.undo(at, person),
                profile: () => rows.profile(at, person),
              }
              const { busy, says } = rows
              return (
                <Suggestion
                  key={person.handle}
                  person={person}
                  busy={busy === person.handle}
                  say={says[person.handle]}
                  on={on}
                />
              )
            })}
          </ul>
        </div>
      )}
      {items.length > 0 && card.grid ? (
        <PostGrid items={items} row={row} />
      ) : items.length > 0 ? (
        <ol className="salon-posts">{items.map(row)}</ol>
      ) : (
        <p className="salon-empty">{card.next ? "Nothing on this page." : EMPTY[card.feed] || "No posts here yet."}</p>
      )}
      {card.empty_world && items.length === 0 && <Seed card={card} rows={rows} />}
      {(card.next || (items.length > 0 && !card.feed?.startsWith("thread:"))) && (
        <div className="salon-more">
          {card.next ? (
            <button type="button" className="salon-button" aria-disabled={rows.busy === "more"} onClick={more}>
              {rows.busy === "more" ? "One moment…" : card.feed?.startsWith("thread:") ? "More replies" : "More"}
            </button>
          ) : (
            <p className="salon-soft">{card.feed === "search" ? "That is all that was found." : "You are all caught up."}</p>
          )}
          <Say say={rows.says.more} />
        </div>
      )}
    </section>
  )
}
