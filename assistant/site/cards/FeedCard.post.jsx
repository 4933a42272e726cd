// A post in a list, with what can be done to it: the server puts this in front of FeedCard.
import { Bookmark, CornerDownRight, Heart, Lock, MessageCircle, MoreHorizontal, Palette, Pin, Quote, Repeat2, Reply } from "lucide-react"

const LONG = 360

function Pictures({ pictures }) {
  const [told, setTold] = useState("")
  if (!pictures?.length) return null
  const alt = pictures.find(({ id }) => id === told)?.alt
  return (
    <>
      <div className={`salon-pictures ${pictures.length > 1 ? "salon-pictures-many" : ""}`}>
        {pictures.map((picture) => (
          <div key={picture.id} className="salon-frame" style={waiting(picture)}>
            <Shot
              picture={picture}
              title={picture.alt}
              sizes={pictures.length > 1 ? "(max-width: 40rem) 46vw, 16.5rem" : undefined}
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
      <Makers pictures={pictures} />
    </>
  )
}

// Whose pictures this one was made from, the nearest first; and that picture, where it may be shown.
function Credit({ credit }) {
  if (!credit) return null
  const { people, source, url } = credit
  return (
    <div className="salon-credit">
      {source && (
        <a href={url} target="_blank" rel="noopener" title={`The picture it was made from: ${source.alt}`}>
          <img src={source.thumb} alt={`The picture it was made from: ${source.alt}`} loading="lazy" style={waiting(source)} />
        </a>
      )}
      <p>
        Remix of{" "}
        {people.map(({ handle, post, person, more }, index) => (
          <Fragment key={index}>
            {index > 0 && (index === 1 ? ", after " : index === people.length - 1 ? " and " : ", ")}
            {more ? (
              `${more} more`
            ) : handle ? (
              <a href={post || person} target="_blank" rel="noopener">
                @{handle}’s
              </a>
            ) : (
              "somebody’s"
            )}
            {index === 0 && " picture"}
          </Fragment>
        ))}
      </p>
    </div>
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
          {item.edited && (
            <button type="button" className="salon-edited" title={`Edited on ${item.edited}`} onClick={on.history}>
              edited
            </button>
          )}
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

const COMPOSED = {
  Reply: { words: (item) => `Reply to @${item.author.handle}`, written: () => "" },
  Quote: { words: (item) => `Say something to the post of @${item.author.handle}`, written: () => "" },
  Remix: {
    words: (item) => `How should your remix of ${item.author.self ? "your" : `@${item.author.handle}’s`} picture differ?`,
    written: () => "",
    hint: "For example: at night, with a penguin. Only you see it at first.",
  },
  Change: { words: () => "Change your post", written: (item) => item.text },
}

function Composer({ item, verb, busy, send, leave }) {
  const [text, setText] = useState(COMPOSED[verb].written(item))
  const id = `salon-${verb}-${item.id}`
  const used = length(text.trim())
  const submit = (event) => {
    event.preventDefault()
    if (used && used <= LIMIT && !busy) send(text)
  }
  return (
    <form className="salon-composer" onSubmit={submit}>
      <label htmlFor={id}>
        {COMPOSED[verb].words(item)}
      </label>
      <textarea
        id={id}
        rows={2}
        autoFocus
        value={text}
        placeholder={COMPOSED[verb].hint}
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
          {busy ? "One moment…" : verb}
        </button>
        <button type="button" className="salon-button salon-button-small salon-button-plain" onClick={leave}>
          Cancel
        </button>
        {used > LIMIT - 100 && <span className={used > LIMIT ? "salon-over" : ""}>{`${used}/${LIMIT}`}</span>}
      </div>
    </form>
  )
}

function Quoted({ quote }) {
  if (!quote) return null
  if (quote.gone) return <p className="salon-quoted salon-soft">The quoted post is not there any more.</p>
  const { author, text, pictures = [] } = quote
  return (
    <a className="salon-quoted" href={quote.url} target="_blank" rel="noopener">
      <span className="salon-quoted-who">
        <b>{author.name || author.handle}</b> @{author.handle}
      </span>
      {text && <span className="salon-quoted-text">{quote.warned ? `Warning: ${text}` : text}</span>}
      {pictures.map((picture) => (
        <img key={picture.id} src={picture.thumb || picture.src} alt={picture.alt} loading="lazy" />
      ))}
    </a>
  )
}

function Poll({ poll, busy, vote }) {
  if (!poll) return null
  const known = poll.options.every(({ votes }) => votes != null)
  const total = poll.options.reduce((sum, { votes }) => sum + (votes || 0), 0)
  const open = !poll.closed && !poll.voted
  return (
    <div className="salon-poll">
      <ul>
        {poll.options.map(({ text, votes }, index) => {
          const share = total ? Math.round((100 * (votes || 0)) / total) : 0
          const mine = poll.voted === index + 1
          return (
            <li key={index} className={known ? "salon-result" : ""} style={known ? { "--share": `${share}%` } : undefined}>
              {open ? (
                <button type="button" className="salon-option" aria-disabled={Boolean(busy)} onClick={() => vote(index + 1)}>
                  <span>{text}</span>
                  {known && <span>{share}%</span>}
                </button>
              ) : (
                <p className="salon-option">
                  <span>
                    {text}
                    {mine && <span className="salon-soft"> · your vote</span>}
                  </span>
                  {known && <span>{share}%</span>}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      <p className="salon-soft">{known ? `${total} ${total === 1 ? "vote" : "votes"} · ${poll.ends}` : poll.ends}</p>
    </div>
  )
}

// What a post says; behind its warning, where it has one.
function Content({ item, busy, on }) {
  const [shown, setShown] = useState(false)
  const hidden = item.warning && !shown
  return (
    <>
      {item.warning && (
        <div className="salon-warning">
          <p>{item.warning}</p>
          <button
            type="button"
            className="salon-button salon-button-small"
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? "Hide it again" : "Show it"}
          </button>
        </div>
      )}
      {!hidden && (
        <>
          {item.text && <Text text={item.text} />}
          <Pictures pictures={item.pictures} />
          <Credit credit={item.credit} />
          <Poll poll={item.poll} busy={busy} vote={on.vote} />
          <Quoted quote={item.quote} />
        </>
      )}
    </>
  )
}

function Mark({ icon: Icon, name, on, count, busy, press, kind = "" }) {
  return (
    <button
      type="button"
      className={`salon-act salon-react ${kind}`}
      aria-pressed={Boolean(on)}
      aria-label={name}
      title={name}
      aria-disabled={Boolean(busy)}
      onClick={press}
    >
      <Icon aria-hidden="true" />
      {count > 0 && count}
    </button>
  )
}

const AUDIENCE = { unlisted: "Not in explore", followers: "Followers only", direct: "Only who is mentioned" }

function Foot({ item, busy, on, composer }) {
  const { likes = 0, replies = 0, reposts = 0, quotes = 0, visibility } = item
  const everybodys = !visibility || visibility === "public" || visibility === "unlisted"
  const own = item.author.self
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
      {(everybodys || (own && visibility === "followers")) && (
        <Mark icon={Repeat2} name={`Pass it on, ${reposts}`} on={item.reposted} count={reposts} busy={busy} press={on.repost} />
      )}
      {(everybodys || own) && (
        <Mark icon={Quote} name={`Quote, ${quotes}`} on={composer.verb === "Quote"} count={quotes} press={composer.quote} />
      )}
      {item.remixable && (
        <Mark icon={Palette} name="Remix" on={composer.verb === "Remix"} press={composer.remix} kind="salon-remix" />
      )}
      <Mark icon={Bookmark} name="Bookmark" on={item.bookmarked} busy={busy} press={on.bookmark} kind="salon-keep" />
      {(replies > 0 || !everybodys) && (
        <button type="button" className="salon-act" aria-disabled={Boolean(busy)} onClick={on.open}>
          <MessageCircle aria-hidden="true" />
          {replies ? `${replies} ${replies === 1 ? "reply" : "replies"}` : "Replies"}
        </button>
      )}
      <button
        type="button"
        className="salon-act"
        aria-label="Reply"
        aria-expanded={composer.verb === "Reply"}
        onClick={composer.reply}
      >
        <Reply aria-hidden="true" />
        <span className={item.remixable ? "salon-word" : ""}>Reply</span>
      </button>
      {AUDIENCE[visibility] && (
        <span className="salon-count">
          <Lock aria-hidden="true" />
          {AUDIENCE[visibility]}
        </span>
      )}
      <button
        type="button"
        className="salon-act salon-act-last"
        aria-label="What else can be done"
        title="More"
        aria-expanded={composer.verb === "More"}
        onClick={composer.more}
      >
        <MoreHorizontal aria-hidden="true" />
      </button>
    </div>
  )
}

const MAY = {
  nobody: "Let my followers remix it",
  followers: "Let nobody remix it any more",
  anyone: "Let nobody remix it any more",
}

// What is done seldom: with one's own post, or about somebody else's.
function Menu({ item, busy, on, turn }) {
  const act = (words, press) => (
    <button type="button" className="salon-button salon-button-small" aria-disabled={Boolean(busy)} onClick={press}>
      {words}
    </button>
  )
  return (
    <div className="salon-menu" role="group" aria-label="What else can be done with this post">
      {item.author.self ? (
        <>
          {act("Change", turn("Change"))}
          {item.remix && act(MAY[item.remix], () => on.allow(item.remix === "nobody" ? "followers" : "nobody"))}
          {item.remix === "nobody" && act("Let anyone remix it", () => on.allow("anyone"))}
          {!item.depth && act(item.pinned ? "Unpin" : "Pin to your profile", on.pin)}
          {act("Delete", on.remove)}
        </>
      ) : (
        <>
          {item.pictures?.length > 0 && act("How was this made?", on.origin)}
          {act("Why is this here?", on.why)}
          {act("Mute or block", on.profile)}
          {act("Report", turn("Report"))}
        </>
      )}
    </div>
  )
}

// Why a post is here, above it: somebody passed it on, or its author has pinned it.
function Reason({ item }) {
  const { passed_on_by: passer, pinned } = item
  if (!passer && !pinned) return null
  return (
    <p className="salon-reason">
      {passer ? <Repeat2 aria-hidden="true" /> : <Pin aria-hidden="true" />}
      {passer ? `${passer.name || passer.handle} passed this on` : "Pinned"}
    </p>
  )
}

function Versions({ versions }) {
  if (!versions?.length) return null
  return (
    <details className="salon-versions">
      <summary>
        {versions.length} earlier {versions.length === 1 ? "version" : "versions"}
      </summary>
      {versions.map(({ until, text, warning }, index) => (
        <div key={index}>
          <p className="salon-soft">Until {until}</p>
          {warning && <p>Warning: {warning}</p>}
          {text && <p className="salon-text">{text}</p>}
        </div>
      ))}
    </details>
  )
}

function Post({ item, versions, busy, say, on }) {
  const [verb, setVerb] = useState("")
  const depth = Math.min(item.depth || 0, 3)
  const place = `${depth ? `salon-under salon-under-${depth}` : ""} ${item.opened ? "salon-opened" : ""}`
  if (item.gone)
    return (
      <li className={place}>
        <p className="salon-soft">This post is not there any more.</p>
      </li>
    )
  const toggle = (wanted) => () => setVerb(verb === wanted ? "" : wanted)
  const leave = () => setVerb("")
  const composer = { verb, reply: toggle("Reply"), quote: toggle("Quote"), remix: toggle("Remix"), more: toggle("More") }
  const send = { Reply: on.reply, Quote: on.quote, Remix: on.remix, Change: on.change }[verb]
  return (
    <li className={place}>
      <article aria-label={`Post by ${item.author.name || item.author.handle}`}>
        {depth > 0 && <CornerDownRight className="salon-corner" aria-hidden="true" />}
        <Reason item={item} />
        <Author item={item} busy={busy} on={on} />
        <Content item={item} busy={busy} on={on} />
        <Versions versions={versions} />
        {item.ai && <p className="salon-soft salon-helped">{item.ai}</p>}
        <Foot item={item} busy={busy} on={on} composer={composer} />
        {verb === "More" && <Menu item={item} busy={busy} on={on} turn={toggle} />}
        {verb === "Report" && (
          <ReportForm
            target={item.id}
            what="this post"
            busy={busy}
            send={(told) => on.report(told, leave)}
            leave={leave}
          />
        )}
        {COMPOSED[verb] && (
          <Composer key={verb} item={item} verb={verb} busy={busy} send={(text) => send(text, leave)} leave={leave} />
        )}
        <Undo receipt={item.receipt} busy={busy} press={on.undo} />
        <Say say={say} />
      </article>
    </li>
  )
}
