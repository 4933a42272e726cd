// Keeping somebody away, and reporting them.
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

function ReportForm({ person, busy, send, leave }) {
  const [category, setCategory] = useState("spam")
  const [comment, setComment] = useState("")
  const id = `salon-report-${person.handle}`
  const submit = (event) => {
    event.preventDefault()
    send({ target: `@${person.handle}`, category, ...(comment.trim() && { comment: comment.trim() }) })
  }
  return (
    <form className="salon-profile-form" onSubmit={submit}>
      <div className="salon-field">
        <label htmlFor={`${id}-why`}>Why do you report @{person.handle}?</label>
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
      <div className="salon-actions">
        <button type="submit" className="salon-button salon-button-main" aria-disabled={busy}>
          {busy ? "One moment…" : "Report"}
        </button>
        <button type="button" className="salon-button salon-button-plain" onClick={leave}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function Away({ person, busy, limit, report }) {
  const act = (words, press) => (
    <button type="button" className="salon-button salon-button-small" aria-disabled={busy} onClick={press}>
      {words}
    </button>
  )
  return (
    <div className="salon-away" role="group" aria-label={`Keep @${person.handle} away`}>
      {!person.blocked && act(person.muted ? "Unmute" : "Mute", () => limit(person.muted ? "none" : "mute"))}
      {act(person.blocked ? "Unblock" : "Block", () => limit(person.blocked ? "none" : "block"))}
      {person.followed_by && act("Remove follower", () => limit("remove_follower"))}
      {act("Report", report)}
    </div>
  )
}

const ASKS = { follow: () => "wants to follow you", starter_pack: (about) => `wants you in the starter pack “${about}”` }

function Requests({ requests, busy, reply }) {
  return (
    <ul className="salon-requests" aria-label="What others ask of you">
      {requests.map(({ kind, about, person, answered }, index) => (
        <li key={index}>
          <Face person={person} />
          <span className="salon-who">
            <a className="salon-name" href={person.url} target="_blank" rel="noopener">
              {person.name || person.handle}
            </a>
            <span className="salon-soft">
              @{person.handle} {ASKS[kind](about)}
            </span>
          </span>
          {answered ? (
            <span className="salon-soft">{answered}</span>
          ) : (
            <span className="salon-answer">
              <button
                type="button"
                className="salon-button salon-button-small"
                aria-label={`Accept @${person.handle}`}
                aria-disabled={busy}
                onClick={() => reply(index, true)}
              >
                Accept
              </button>
              <button
                type="button"
                className="salon-button salon-button-small salon-button-plain"
                aria-label={`Decline @${person.handle}`}
                aria-disabled={busy}
                onClick={() => reply(index, false)}
              >
                Decline
              </button>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
