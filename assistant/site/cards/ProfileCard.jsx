const number = (count = 0, one, many) => (
  <span>
    <b>{count.toLocaleString("en-GB")}</b> {count === 1 ? one : many}
  </span>
)

function Tile({ item }) {
  if (item.gone)
    return (
      <li>
        <p className="salon-soft">Not there any more.</p>
      </li>
    )
  const picture = item.warning ? null : item.pictures?.[0]
  const said = item.warning ? `Warning: ${item.warning}` : item.text
  return (
    <li>
      <a
        href={item.url}
        target="_blank"
        rel="noopener"
        aria-label={`Open the post: ${said || picture?.alt || item.at}`}
      >
        {picture ? <Shot picture={picture} sizes="(max-width: 40rem) 30vw, 11rem" title={picture.alt} /> : <p>{said}</p>}
      </a>
    </li>
  )
}

const FIELDS = [
  ["name", "Name", 64],
  ["handle", "Handle", 30],
  ["pronouns", "Pronouns", 40],
]

function ProfileForm({ person, busy, save, leave }) {
  const [news, setNews] = useState(() => ({
    ...Object.fromEntries(FIELDS.map(([field]) => [field, person[field] || ""])),
    bio: person.bio || "",
  }))
  const set = (field) => (event) => setNews({ ...news, [field]: event.target.value })
  const submit = (event) => {
    event.preventDefault()
    const handle = news.handle.trim().replace(/^@/, "").toLowerCase()
    const changed = Object.entries({ ...news, handle }).filter(([field, value]) => value !== (person[field] || ""))
    if (changed.length) save(Object.fromEntries(changed))
    else leave()
  }
  const id = `salon-profile-${person.handle}`
  return (
    <form className="salon-profile-form" onSubmit={submit}>
      {FIELDS.map(([field, label, most], index) => (
        <div key={field} className="salon-field">
          <label htmlFor={`${id}-${field}`}>{label}</label>
          <input
            id={`${id}-${field}`}
            value={news[field]}
            maxLength={most}
            autoFocus={index === 0}
            autoComplete="off"
            onChange={set(field)}
          />
        </div>
      ))}
      <div className="salon-field">
        <label htmlFor={`${id}-bio`}>Bio</label>
        <textarea id={`${id}-bio`} rows={3} maxLength={500} value={news.bio} onChange={set("bio")} />
      </div>
      <p className="salon-soft">Everybody can see these.</p>
      <FormEnd does="Save" doing="Saving…" busy={busy} leave={leave} />
    </form>
  )
}

function ProfileCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const { busy: at, says, press: begin, hush } = usePress(api)
  const busy = Boolean(at)
  const press = (payload, done) => begin("card", payload, done)
  const [editing, setEditing] = useState(false)
  const [more, setMore] = useState("")
  const [wall, setWall] = useState(null)
  const { person, items = [], requests = [], receipt } = card
  const followed = typeof person.following === "number" ? person.following : person.following_count

  useEffect(hush, [person.muted, person.blocked]) // what was to be confirmed is done

  const set = (person, news, receipt) => ({ person: { ...person, ...news }, was: person, receipt })
  const follow = () => {
    const wanted = !person.following && !person.requested
    press({ tool: "follow_user", arguments: { user: `@${person.handle}`, follow: wanted } }, (answer) => {
      const now = stands(answer.result?.state)
      const followers = Math.max(0, (person.followers || 0) + Number(now.following) - Number(Boolean(person.following)))
      keep((card) => set(card.person, { ...now, followers }, answer.receipt))
    })
  }
  const limit = (level) =>
    press({ tool: "limit_user", arguments: { user: `@${person.handle}`, level } }, (answer) => {
      const news = { muted: level === "mute", blocked: false }
      if (level === "remove_follower") keep((card) => set(card.person, { followed_by: false }, answer.receipt))
      else keep((card) => set(card.person, news, answer.receipt))
    })
  const report = (asked) => press({ tool: "report_content", arguments: asked }, () => {}).then(() => setMore(""))
  const reply = (index, accept) => {
    const { kind, person: other } = requests[index]
    press({ tool: "answer_request", arguments: { kind, user: `@${other.handle}`, accept } }, (answer) =>
      keep((card) => ({
        requests: card.requests.map((one, at) =>
          at === index ? { ...one, answered: accept ? "Accepted" : "Declined" } : one,
        ),
        was: card.person,
        receipt: answer.receipt,
      })),
    )
  }
  const save = (news) =>
    press({ tool: "update_profile", arguments: news }, (answer) => {
      setEditing(false)
      const handle = answer.result.user.slice(1)
      keep((now) => ({ person: { ...now.person, ...news, handle }, was: now.person, receipt: answer.receipt }))
    })
  const settings = () =>
    press({ tool: "get_user", arguments: { user: "me", include: ["settings"] }, here: true }, ({ result }) =>
      setMore({ settings: result.settings }),
    )
  const set_up = (changes) =>
    press({ tool: "update_settings", arguments: { changes } }, ({ receipt }) => keep(() => ({ receipt }))).then(() =>
      setMore(""),
    )
  const lists = () =>
    press({ tool: "get_user", arguments: { user: "me", include: ["lists"] }, here: true }, ({ result }) =>
      setMore({ lists: result.lists }),
    )
  const put_on = (change) =>
    press({ tool: "update_list", arguments: change }, ({ receipt }) => {
      setMore("")
      keep(() => ({ receipt }))
    })
  const done = () =>
    press({ tool: "list_actions", arguments: {} }, (_answer, say) => say("It is at the end of the conversation."))
  const pictures = (cursor) => {
    const feed = `@${person.handle}`
    press({ tool: "read_feed", arguments: cursor ? { feed, cursor } : { feed, images_only: true, limit: 12 } }, ({ card: page }) =>
      setWall((now) => ({ items: [...(now?.items || []), ...(page?.props?.items || [])], next: page?.props?.next })),
    )
  }
  const undo = () =>
    press({ tool: "undo_action", arguments: { act: receipt.id } }, () =>
      keep((now) => {
        const asked = (now.requests || []).map(({ answered: _, ...one }) => one)
        return { receipt: { ...receipt, undone: true }, requests: asked, ...(now.was && { person: now.was }) }
      }),
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
              {person.pronouns && <span>{person.pronouns}</span>}
              {person.self && <span>you</span>}
              {person.followed_by && <span>{person.following ? "you follow each other" : "follows you"}</span>}
              {person.muted && <span>muted</span>}
              {person.blocked && <span>blocked</span>}
              {person.suspended && <span>suspended</span>}
              {person.sample && <span title="Part of the sample world">sample</span>}
            </span>
          </div>
          <Follow person={person} busy={busy} press={follow} />
          {person.self && !editing && (
            <button type="button" className="salon-button salon-button-small" onClick={() => setEditing(true)}>
              Edit
            </button>
          )}
          {!editing && (
            <button
              type="button"
              className="salon-button salon-button-small salon-button-plain"
              aria-label={`More about @${person.handle}`}
              aria-expanded={more !== ""}
              onClick={() => setMore(more ? "" : "menu")}
            >
              More
            </button>
          )}
        </div>
        {editing && <ProfileForm person={person} busy={busy} save={save} leave={() => setEditing(false)} />}
        {more === "menu" && person.self && (
          <div className="salon-away" role="group" aria-label="Your account">
            <button type="button" className="salon-button salon-button-small" aria-disabled={busy} onClick={settings}>
              Settings
            </button>
            <button type="button" className="salon-button salon-button-small" aria-disabled={busy} onClick={done}>
              What was done for you
            </button>
          </div>
        )}
        {more === "menu" && !person.self && (
          <Away person={person} busy={busy} limit={limit} report={() => setMore("report")} lists={lists} />
        )}
        {more.settings && (
          <SettingsForm settings={more.settings} busy={busy} save={set_up} leave={() => setMore("")} />
        )}
        {more.lists && (
          <ListForm person={person} lists={more.lists} busy={busy} save={put_on} leave={() => setMore("")} />
        )}
        {more === "report" && (
          <ReportForm
            target={`@${person.handle}`}
            what={`@${person.handle}`}
            busy={busy}
            send={report}
            leave={() => setMore("")}
          />
        )}
        {person.was && <p className="salon-soft">@{person.was} is @{person.handle} now.</p>}
        {person.bio && !editing && <p className="salon-bio">{person.bio}</p>}
        <p className="salon-stats">
          {number(person.posts, "post", "posts")}
          {number(person.followers, "follower", "followers")}
          {followed !== undefined && number(followed, "following", "following")}
          {person.joined && <span>Joined {person.joined}</span>}
        </p>
        {person.known_by && <p className="salon-soft salon-known">{person.known_by}</p>}
        {requests.length > 0 && <Requests requests={requests} busy={busy} reply={reply} />}
        <Undo receipt={receipt} busy={busy} press={undo} />
      </div>
      {items.length > 0 && !person.blocked && (
        <ul className="salon-tiles">
          {(wall?.items || items.slice(0, 3)).map((item) => (
            <Tile key={item.id} item={item} />
          ))}
        </ul>
      )}
      {items.some(({ pictures }) => pictures?.length) && !person.blocked && (!wall || wall.next) && (
        <p className="salon-more">
          <button
            type="button"
            className="salon-button salon-button-small"
            aria-disabled={busy}
            onClick={() => pictures(wall?.next)}
          >
            {wall ? "More" : "Pictures"}
          </button>
        </p>
      )}
      <Say say={says.card} />
    </section>
  )
}
