const number = (count = 0, one, many) => (
  <span>
    <b>{count.toLocaleString("en-GB")}</b> {count === 1 ? one : many}
  </span>
)

function Tile({ item }) {
  const picture = item.pictures?.[0]
  return (
    <li>
      <a
        href={item.url}
        target="_blank"
        rel="noopener"
        aria-label={`Open the post: ${item.text || picture?.alt || item.at}`}
      >
        {picture ? <img src={picture.thumb || picture.src} alt={picture.alt} loading="lazy" /> : <p>{item.text}</p>}
      </a>
    </li>
  )
}

function ProfileCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const [busy, setBusy] = useState(false)
  const [say, setSay] = useState(null)
  const { person, items = [], receipt } = card
  const followed = typeof person.following === "number" ? person.following : person.following_count

  const press = async (payload, done) => {
    if (busy) return
    setBusy(true)
    setSay(null)
    const answer = await ask(api, payload)
    setBusy(false)
    if (answer.outcome === "error") setSay({ words: answer.say || NO_ANSWER.say, error: true })
    else if (answer.outcome === "pending") setSay({ words: answer.say || "Please confirm it in the card below." })
    else done(answer)
  }
  const set = (follow, news) => (now) => ({
    ...news,
    person: {
      ...now.person,
      following: follow,
      followers: Math.max(0, (now.person.followers || 0) + (follow ? 1 : -1)),
    },
  })
  const follow = () => {
    const wanted = !person.following
    press({ tool: "follow_user", arguments: { user: `@${person.handle}`, follow: wanted } }, (answer) =>
      keep(set(wanted, { receipt: answer.receipt })),
    )
  }
  const undo = () =>
    press({ tool: "undo_action", arguments: { act: receipt.id } }, () =>
      keep(set(!person.following, { receipt: { ...receipt, undone: true } })),
    )

  return (
    <section className="salon-card" aria-label={`About @${person.handle}`}>
      <Style api={api} />
      <div className="salon-profile">
        <div className="salon-person">
          <Face person={person} />
          <div className="salon-who">
            <a className="salon-name" href={person.url} target="_blank" rel="noopener">
              {person.name || person.handle}
            </a>
            <span className="salon-handle">
              <span>@{person.handle}</span>
              {person.self && <span>you</span>}
              {person.followed_by && <span>follows you</span>}
              {person.sample && <span title="Part of the sample world">sample</span>}
            </span>
          </div>
          <Follow person={person} busy={busy} press={follow} />
        </div>
        {person.bio && <p className="salon-bio">{person.bio}</p>}
        <p className="salon-stats">
          {number(person.posts, "post", "posts")}
          {number(person.followers, "follower", "followers")}
          {followed !== undefined && number(followed, "following", "following")}
          {person.joined && <span>Joined {person.joined}</span>}
        </p>
        <Undo receipt={receipt} busy={busy} press={undo} />
      </div>
      {items.length > 0 && (
        <ul className="salon-tiles">
          {items.slice(0, 3).map((item) => (
            <Tile key={item.id} item={item} />
          ))}
        </ul>
      )}
      <Say say={say} />
    </section>
  )
}
