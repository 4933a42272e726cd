// What every card has: the server puts this in front of each of them.
import { Fragment, useEffect, useRef, useState } from "react"

const NO_ANSWER = { outcome: "error", say: "No answer came. To see whether it is done, ask: what did you do?" }

const LIMIT = 500

// As the server counts: what people see as one character is one, and an address counts 23.
function length(written) {
  const text = written.replace(/https?:\/\/\S+/g, "x".repeat(23))
  return Intl.Segmenter ? [...new Intl.Segmenter().segment(text)].length : [...text].length
}

async function ask(api, payload) {
  try {
    const answer = await api.callAction({ name: "salon", payload })
    return answer?.response?.outcome ? answer.response : NO_ANSWER
  } catch {
    return NO_ANSWER
  }
}

// The page's stylesheet has the cards' rules, except in a shadow root inside another site's page.
function Style({ api }) {
  if (document.querySelector('link[href$="/public/salon.css"]')) return null
  return <link rel="stylesheet" href={api.address("/public/cards.css")} />
}

function Say({ say }) {
  return (
    <p className={`salon-say ${say?.error ? "salon-say-error" : ""}`} role="status" aria-live="polite">
      {say?.words}
    </p>
  )
}

// Shows a change at once and has the server keep it. What comes back of it is no news.
function useKept(props, api, merged = (_now, news) => news) {
  const [card, setCard] = useState(props)
  const now = useRef(props)
  const sent = useRef(new Set())
  const arrived = JSON.stringify(props)
  useEffect(() => {
    if (sent.current.has(arrived)) return
    now.current = merged(now.current, JSON.parse(arrived))
    setCard(now.current)
  }, [arrived])
  const keep = (news) => {
    now.current = { ...now.current, ...news(now.current) }
    sent.current.add(JSON.stringify(now.current))
    setCard(now.current)
    Promise.resolve(api.updateElement(now.current)).catch(() => {})
  }
  return [card, keep]
}

// One thing at a time: what is busy, what is said beside it, and how it is begun. `at` names the place of the button.
function usePress(api) {
  const [busy, setBusy] = useState("")
  const [says, setSays] = useState({})
  const press = async (at, payload, done, asked = () => {}) => {
    if (busy) return
    setBusy(at)
    setSays({})
    const answer = await ask(api, payload)
    setBusy("")
    const say = (words, error) => setSays({ [at]: { words, error } })
    if (answer.outcome === "error") say(answer.say || NO_ANSWER.say, true)
    else if (answer.outcome === "pending") {
      say(answer.say || "Please confirm it in the card below.")
      asked()
    } else done(answer, say)
  }
  return { busy, says, press, hush: () => setSays({}) }
}

// How a form ends: what it does, and the way out.
function FormEnd({ does, doing, busy, ready = true, leave }) {
  return (
    <div className="salon-actions">
      <button type="submit" className="salon-button salon-button-main" aria-disabled={busy || !ready}>
        {busy ? doing : does}
      </button>
      <button type="button" className="salon-button salon-button-plain" onClick={leave}>
        Cancel
      </button>
    </div>
  )
}

function Face({ person }) {
  const [broken, setBroken] = useState(false)
  return (
    <span className="salon-face" aria-hidden="true">
      {[...(person.name || person.handle)][0]?.toUpperCase()}
      {person.avatar && !broken && <img src={person.avatar} alt="" loading="lazy" onError={() => setBroken(true)} />}
    </span>
  )
}

// A picture in the size that the screen needs. Its place is kept, and blurred, while it loads.
function Shot({ picture, sizes = "(max-width: 40rem) 92vw, 33rem", ...more }) {
  return (
    <img
      src={picture.src}
      srcSet={picture.srcset || undefined}
      sizes={picture.srcset ? sizes : undefined}
      alt={picture.alt}
      width={picture.w}
      height={picture.h}
      loading="lazy"
      decoding="async"
      {...more}
    />
  )
}

function waiting({ blur }) {
  if (/^#[0-9a-f]{3,8}$/i.test(blur)) return { backgroundColor: blur }
  return /^data:image\/[a-z]+;base64,[\w+/=]+$/.test(blur) ? { backgroundImage: `url("${blur}")` } : undefined
}

// Who made these pictures, each of them said once.
function Makers({ pictures }) {
  const said = [...new Set(pictures.map(({ made }) => made).filter(Boolean))]
  return said.length > 0 && <p className="salon-made">{said.join(". ")}</p>
}

function Follow({ person, busy, press }) {
  if (person.self || person.blocked) return null
  const words = person.following ? "Following" : person.requested ? "Requested" : "Follow"
  return (
    <button
      type="button"
      className={`salon-button salon-button-small ${words === "Follow" ? "" : "salon-button-on"}`}
      aria-label={`${words} @${person.handle}`}
      aria-disabled={Boolean(busy)}
      onClick={press}
    >
      {words}
    </button>
  )
}

// How somebody stands to a person after the server's answer to a press of that button.
const stands = (state) => ({ following: state === "following", requested: state === "requested" })

function Undo({ receipt, busy, press }) {
  if (!receipt) return null
  return (
    <p className="salon-receipt">
      <span className={receipt.undone ? "salon-undone" : ""}>{receipt.words}</span>
      {receipt.undone && <span>Undone</span>}
      {receipt.undo && !receipt.undone && (
        <button type="button" className="salon-link" aria-disabled={Boolean(busy)} onClick={press}>
          Undo
        </button>
      )}
    </p>
  )
}

const CATEGORIES = [
  ["spam", "Spam"],
  ["abuse", "Abuse"],
  ["sexual", "Sexual content"],
  ["violence", "Violence"],
  ["self_harm", "Self-harm"],
  ["illegal", "Illegal"],
  ["impersonation", "Impersonation"],
  ["unlabelled_ai", "AI without a label"],
  ["my_likeness", "My likeness"],
  ["other", "Something else"],
]

// Telling the moderators: `target` is a handle or the id of a post, `what` how a person would call it.
function ReportForm({ target, what, busy, send, leave }) {
  const [category, setCategory] = useState("spam")
  const [comment, setComment] = useState("")
  const id = `salon-report-${target}`
  const submit = (event) => {
    event.preventDefault()
    send({ target, category, ...(comment.trim() && { comment: comment.trim() }) })
  }
  return (
    <form className="salon-profile-form" onSubmit={submit}>
      <div className="salon-field">
        <label htmlFor={`${id}-why`}>Why do you report {what}?</label>
        <select id={`${id}-why`} value={category} autoFocus onChange={(event) => setCategory(event.target.value)}>
          {CATEGORIES.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div className="salon-field">
        <label htmlFor={`${id}-comment`}>What should the moderators know?</label>
        <textarea
          id={`${id}-comment`}
          rows={2}
          maxLength={1000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
      <FormEnd does="Report" doing="One moment…" busy={busy} leave={leave} />
    </form>
  )
}
