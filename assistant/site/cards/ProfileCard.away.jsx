// Keeping somebody away, and reporting them.
function Away({ person, busy, limit, report, lists }) {
  const act = (words, press) => (
    <button type="button" className="salon-button salon-button-small" aria-disabled={busy} onClick={press}>
      {words}
    </button>
  )
  return (
    <div className="salon-away" role="group" aria-label={`More about @${person.handle}`}>
      {!person.blocked && act(person.muted ? "Unmute" : "Mute", () => limit(person.muted ? "none" : "mute"))}
      {act(person.blocked ? "Unblock" : "Block", () => limit(person.blocked ? "none" : "block"))}
      {person.followed_by && act("Remove follower", () => limit("remove_follower"))}
      {!person.blocked && act("Put on a list", lists)}
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
