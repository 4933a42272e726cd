import { Heart, Lock, MessageCircle } from "lucide-react"

const LONG = 360
const EMPTY = {
  home: "Nothing here yet. Posts by the people you follow will appear here, newest first.",
  explore: "Nobody has shared anything yet. Yours could be the first.",
}

function waiting({ blur }) {
  if (/^#[0-9a-f]{3,8}$/i.test(blur)) return { backgroundColor: blur }
  return /^data:image\/[a-z]+;base64,[\w+/=]+$/.test(blur) ? { backgroundImage: `url("${blur}")` } : undefined
}

// A later page stays on the card when the server redraws the first one.
function merged(now, news) {
  if (now.feed !== news.feed || !news.items || (now.items?.length || 0) <= news.items.length) return news
  if (now.items[0]?.id !== news.items[0]?.id) return news
  const fresh = new Map(news.items.map((item) => [item.id, item]))
  return { ...news, next: now.next, items: now.items.map((item) => ({ ...item, ...fresh.get(item.id) })) }
}

function Pictures({ pictures }) {
  const [told, setTold] = useState("")
  if (!pictures?.length) return null
  const alt = pictures.find(({ id }) => id === told)?.alt
  return (
    <>
      <div className={`salon-pictures ${pictures.length > 1 ? "salon-pictures-many" : ""}`}>
        {pictures.map((picture) => (
          <div key={picture.id} className="salon-frame" style={waiting(picture)}>
            <img
              src={pictures.length > 1 ? picture.thumb || picture.src : picture.src}
              alt={picture.alt}
              title={picture.alt}
              width={picture.w}
              height={picture.h}
              loading="lazy"
            />
            {picture.alt && (
              <button
                type="button"
                className="salon-alt-button"
                aria-expanded={told === picture.id}
                aria-label="Show the alt text"
                onClick={() => setTold(told === picture.id ? "" : picture.id)}
              >
                ALT
              </button>
            )}
          </div>
        ))}
      </div>
      {alt && <p className="salon-alt">{alt}</p>}
    </>
  )
}

function Text({ text }) {
  const [whole, setWhole] = useState(false)
  const long = text.length > LONG || text.split("\n").length > 7
  return (
    <>
      <p className={`salon-text ${long && !whole ? "salon-text-short" : ""}`}>{text}</p>
      {long && (
        <button type="button" className="salon-link salon-soft" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? "Show less" : "Show more"}
        </button>
      )}
    </>
  )
}

function Author({ item, busy, on }) {
  const { author } = item
  return (
    <div className="salon-person">
      <Face person={author} />
      <span className="salon-who">
        <button type="button" className="salon-name" title={`About @${author.handle}`} onClick={on.profile}>
          {author.name || author.handle}
        </button>
        <span className="salon-handle">
          <span>@{author.handle}</span>
          <a href={item.url} target="_blank" rel="noopener" title="Open the post">
            <time dateTime={item.iso}>{item.at}</time>
          </a>
          {author.sample && <span title="Part of the sample world">sample</span>}
        </span>
      </span>
      <Follow person={author} busy={busy} press={on.follow} />
      {item.position && (
        <span className="salon-position" title={`Number ${item.position} in this list`}>
          <span className="salon-hidden">Number </span>
          {item.position}
        </span>
      )}
    </div>
  )
}

function Post({ item, busy, say, on }) {
  const likes = item.likes || 0
  return (
    <li>
      <article aria-label={`Post by ${item.author.name || item.author.handle}`}>
        <Author item={item} busy={busy} on={on} />
        {item.text && <Text text={item.text} />}
        <Pictures pictures={item.pictures} />
        <div className="salon-foot">
          <button
            type="button"
            className="salon-like"
            aria-pressed={Boolean(item.liked)}
            aria-label={`Like, ${likes} ${likes === 1 ? "like" : "likes"}`}
            aria-disabled={Boolean(busy)}
            onClick={on.like}
          >
            <Heart aria-hidden="true" />
            {likes}
          </button>
          {item.replies > 0 && (
            <span className="salon-count">
              <MessageCircle aria-hidden="true" />
              {item.replies} {item.replies === 1 ? "reply" : "replies"}
            </span>
          )}
          {item.visibility && item.visibility !== "public" && (
            <span className="salon-count">
              <Lock aria-hidden="true" />
              {item.visibility === "followers" ? "Followers only" : item.visibility}
            </span>
          )}
        </div>
        <Undo receipt={item.receipt} busy={busy} press={on.undo} />
        <Say say={say} />
      </article>
    </li>
  )
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
          <span className="salon-soft">@{person.handle}</span>
        </span>
        <Follow person={person} busy={busy} press={on.follow} />
      </div>
      <Undo receipt={person.receipt} busy={busy} press={on.undo} />
      <Say say={say} />
    </li>
  )
}

const following = (card, handle, follow) => ({
  items: (card.items || []).map((item) =>
    item.author.handle === handle ? { ...item, author: { ...item.author, following: follow } } : item,
  ),
  suggestions: (card.suggestions || []).map((person) =>
    person.handle === handle ? { ...person, following: follow } : person,
  ),
})

// `at` names one row: its list, the field that identifies it, and the value of that field.
const noted = (card, at, news) => ({
  ...card,
  [at.list]: card[at.list].map((row) => (row[at.key] === at.value ? { ...row, ...news } : row)),
})

function useRows(keep, api) {
  const [busy, setBusy] = useState("")
  const [says, setSays] = useState({})

  const press = async (at, payload, done) => {
    if (busy) return
    setBusy(at.value)
    setSays({})
    const answer = await ask(api, payload)
    setBusy("")
    const say = (words, error) => setSays({ [at.value]: { words, error } })
    if (answer.outcome === "error") say(answer.say || NO_ANSWER.say, true)
    else if (answer.outcome === "pending") say(answer.say || "Please confirm it in the card below.")
    else done(answer, say)
  }
  const follow = (at, person) => {
    const wanted = !person.following
    const payload = { tool: "follow_user", arguments: { user: `@${person.handle}`, follow: wanted } }
    press(at, payload, ({ receipt }) =>
      keep((card) =>
        noted({ ...card, ...following(card, person.handle, wanted) }, at, {
          receipt,
          was: { handle: person.handle, wanted },
        }),
      ),
    )
  }
  const like = (at, item) => {
    const on = !item.liked
    press(at, { tool: "react_to_post", arguments: { post: item.id, reaction: "like", on } }, ({ receipt, result }) => {
      const likes = result?.likes ?? Math.max(0, (item.likes || 0) + (on ? 1 : -1))
      keep((card) => noted(card, at, { liked: on, likes, receipt, was: { likes: item.likes || 0, liked: !on } }))
    })
  }
  const undo = (at, row) =>
    press(at, { tool: "undo_action", arguments: { act: row.receipt.id } }, () =>
      keep((card) => {
        const { handle, wanted, ...before } = row.was || {}
        const back = handle ? { ...card, ...following(card, handle, !wanted) } : card
        return noted(back, at, { ...before, receipt: { ...row.receipt, undone: true } })
      }),
    )
  const profile = (at, person) =>
    press(at, { tool: "get_user", arguments: { user: `@${person.handle}` } }, (_answer, say) =>
      say(`@${person.handle} is at the end of the conversation.`),
    )
  return { busy, says, press, follow, like, undo, profile }
}

function FeedCard({ props, api }) {
  const [card, keep] = useKept(props, api, merged)
  const rows = useRows(keep, api)
  const { items = [], suggestions = [] } = card
  const end = { value: "more" }
  const more = () =>
    rows.press(
      end,
      { tool: "read_feed", arguments: { feed: card.feed, cursor: card.next } },
      ({ card: page, result }) =>
        keep((now) => ({
          items: [...now.items, ...(page?.props?.items || [])],
          next: page?.props?.next ?? result?.next ?? null,
        })),
    )

  return (
    <section className="salon-card" aria-label={card.title || "Posts"}>
      <Style api={api} />
      <div className="salon-head">
        <h3 className="salon-title">{card.title || "Posts"}</h3>
        {card.note && <p className="salon-note">{card.note}</p>}
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
      {items.length > 0 ? (
        <ol className="salon-posts">
          {items.map((item) => {
            const at = { list: "items", key: "id", value: item.id }
            const on = {
              like: () => rows.like(at, item),
              follow: () => rows.follow(at, item.author),
              undo: () => rows.undo(at, item),
              profile: () => rows.profile(at, item.author),
            }
            return <Post key={item.id} item={item} busy={rows.busy === item.id} say={rows.says[item.id]} on={on} />
          })}
        </ol>
      ) : (
        <p className="salon-empty">{EMPTY[card.feed] || "No posts here yet."}</p>
      )}
      {items.length > 0 && (
        <div className="salon-more">
          {card.next ? (
            <button type="button" className="salon-button" aria-disabled={rows.busy === "more"} onClick={more}>
              {rows.busy === "more" ? "One moment…" : "More"}
            </button>
          ) : (
            <p className="salon-soft">You are all caught up.</p>
          )}
          <Say say={rows.says.more} />
        </div>
      )}
    </section>
  )
}
