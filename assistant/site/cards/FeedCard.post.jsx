// A post in a list, with what can be done to it: the server puts this in front of FeedCard.
import { CornerDownRight, Heart, Lock, MessageCircle, Reply, Trash2 } from "lucide-react"

const LONG = 360

function waiting({ blur }) {
  if (/^#[0-9a-f]{3,8}$/i.test(blur)) return { backgroundColor: blur }
  return /^data:image\/[a-z]+;base64,[\w+/=]+$/.test(blur) ? { backgroundImage: `url("${blur}")` } : undefined
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

function Composer({ item, busy, send, leave }) {
  const [text, setText] = useState("")
  const id = `salon-reply-${item.id}`
  const used = length(text.trim())
  const submit = (event) => {
    event.preventDefault()
    if (used && used <= LIMIT && !busy) send(text)
  }
  return (
    <form className="salon-composer" onSubmit={submit}>
      <label htmlFor={id}>Reply to @{item.author.handle}</label>
      <textarea
        id={id}
        rows={2}
        autoFocus
        value={text}
        aria-invalid={used > LIMIT}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && (event.metaKey || event.ctrlKey) && submit(event)}
      />
      <div className="salon-composer-foot">
        <button
          type="submit"
          className="salon-button salon-button-small salon-button-main"
          aria-disabled={Boolean(busy) || !used || used > LIMIT}
        >
          {busy ? "One moment…" : "Reply"}
        </button>
        <button type="button" className="salon-button salon-button-small salon-button-plain" onClick={leave}>
          Cancel
        </button>
        {used > LIMIT - 100 && <span className={used > LIMIT ? "salon-over" : ""}>{`${used}/${LIMIT}`}</span>}
      </div>
    </form>
  )
}

function Foot({ item, busy, on, reply }) {
  const { likes = 0, replies = 0 } = item
  return (
    <div className="salon-foot">
      <button
        type="button"
        className="salon-act salon-like"
        aria-pressed={Boolean(item.liked)}
        aria-label={`Like, ${likes} ${likes === 1 ? "like" : "likes"}`}
        aria-disabled={Boolean(busy)}
        onClick={on.like}
      >
        <Heart aria-hidden="true" />
        {likes}
      </button>
      {replies > 0 && (
        <button type="button" className="salon-act" aria-disabled={Boolean(busy)} onClick={on.open}>
          <MessageCircle aria-hidden="true" />
          {replies} {replies === 1 ? "reply" : "replies"}
        </button>
      )}
      <button type="button" className="salon-act" aria-expanded={reply.open} onClick={reply.toggle}>
        <Reply aria-hidden="true" />
        Reply
      </button>
      {item.visibility && item.visibility !== "public" && (
        <span className="salon-count">
          <Lock aria-hidden="true" />
          {item.visibility === "followers" ? "Followers only" : item.visibility}
        </span>
      )}
      {item.author.self && (
        <button
          type="button"
          className="salon-act salon-act-last"
          aria-label="Delete this post"
          title="Delete"
          aria-disabled={Boolean(busy)}
          onClick={on.remove}
        >
          <Trash2 aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

function Post({ item, busy, say, on }) {
  const [replying, setReplying] = useState(false)
  const depth = Math.min(item.depth || 0, 3)
  const place = `${depth ? `salon-under salon-under-${depth}` : ""} ${item.opened ? "salon-opened" : ""}`
  if (item.gone)
    return (
      <li className={place}>
        <p className="salon-soft">This post is not there any more.</p>
      </li>
    )
  const send = (text) => on.reply(text, () => setReplying(false))
  return (
    <li className={place}>
      <article aria-label={`Post by ${item.author.name || item.author.handle}`}>
        {depth > 0 && <CornerDownRight className="salon-corner" aria-hidden="true" />}
        <Author item={item} busy={busy} on={on} />
        {item.text && <Text text={item.text} />}
        <Pictures pictures={item.pictures} />
        <Foot item={item} busy={busy} on={on} reply={{ open: replying, toggle: () => setReplying(!replying) }} />
        {replying && <Composer item={item} busy={busy} send={send} leave={() => setReplying(false)} />}
        <Undo receipt={item.receipt} busy={busy} press={on.undo} />
        <Say say={say} />
      </article>
    </li>
  )
}
