// One's own settings, and putting somebody on a list: the server puts this in front of ProfileCard.
const WHO = [
  ["anyone", "Everybody"],
  ["followers", "Only your followers"],
  ["nobody", "Nobody"],
]
const SETTINGS = [
  ["default_visibility", "Who sees your posts", [["public", "Everybody"], ["unlisted", "Everybody who has the address"], ["followers", "Only your followers"]]],
  ["quote_policy", "Who may quote you", WHO],
  ["default_remix", "Who may remix what you share", WHO],
  ["assistant_quote", "Whose assistants may repeat your posts", WHO],
  ["allow_training", "Whether an AI may be trained on your posts", [[false, "No"], [true, "Yes"]]],
  ["approve_followers", "Who may follow you", [[false, "Everybody"], [true, "Whom you approve"]]],
  ["discoverable", "Whether you are suggested to others", [[true, "Yes"], [false, "No"]]],
  ["assistant", "When I ask you first", [["normal", "Before what cannot simply be taken back"], ["ask_always", "Always"]]],
  ["review_alt", "Whether you check alt text before it is shared", [[false, "Not always"], [true, "Always"]]],
  ["chat_retention_days", "How long our conversations are kept", [[7, "A week of rest"], [30, "30 days of rest"], [365, "A year of rest"], [3650, "Ten years of rest"]]],
]
const KEPT_FOR_GOOD = [null, "Until you delete them"]

function choicesOf(name, choices, now) {
  if (name === "chat_retention_days" && now === null) return [KEPT_FOR_GOOD, ...choices]
  return choices.some(([value]) => value === now) ? choices : [[now, `${now} days of rest`], ...choices]
}

function SettingsForm({ settings, busy, save, leave }) {
  const [news, setNews] = useState(settings)
  const [hidden, setHidden] = useState((settings.hide_words || []).join(", "))
  const submit = (event) => {
    event.preventDefault()
    const words = hidden.split(",").map((word) => word.trim().toLowerCase()).filter(Boolean)
    const all = { ...news, hide_words: words }
    const changed = Object.entries(all).filter(
      ([name, value]) => value !== null && JSON.stringify(value) !== JSON.stringify(settings[name]),
    )
    if (changed.length) save(Object.fromEntries(changed))
    else leave()
  }
  return (
    <form className="salon-profile-form" onSubmit={submit}>
      {SETTINGS.filter(([name]) => name in settings).map(([name, label, choices], index) => (
        <div key={name} className="salon-field">
          <label htmlFor={`salon-set-${name}`}>{label}</label>
          <select
            id={`salon-set-${name}`}
            value={JSON.stringify(news[name])}
            autoFocus={index === 0}
            onChange={(event) => setNews({ ...news, [name]: JSON.parse(event.target.value) })}
          >
            {choicesOf(name, choices, settings[name]).map(([value, words]) => (
              <option key={words} value={JSON.stringify(value)}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="salon-field">
        <label htmlFor="salon-set-hide">Words that you hide, with commas between them</label>
        <input id="salon-set-hide" value={hidden} autoComplete="off" onChange={(event) => setHidden(event.target.value)} />
      </div>
      <FormEnd does="Save" doing="Saving…" busy={busy} leave={leave} />
    </form>
  )
}

function ListForm({ person, lists, busy, save, leave }) {
  const [list, setList] = useState(lists[0]?.list || "")
  const [name, setName] = useState("")
  const submit = (event) => {
    event.preventDefault()
    const add = [`@${person.handle}`]
    if (list) save({ list, add })
    else if (name.trim()) save({ name: name.trim(), add })
  }
  return (
    <form className="salon-profile-form" onSubmit={submit}>
      <div className="salon-field">
        <label htmlFor="salon-list">On which list?</label>
        <select id="salon-list" value={list} autoFocus onChange={(event) => setList(event.target.value)}>
          {lists.map(({ list: id, name: called }) => (
            <option key={id} value={id}>
              {called}
            </option>
          ))}
          <option value="">A new one</option>
        </select>
      </div>
      {!list && (
        <div className="salon-field">
          <label htmlFor="salon-list-name">What shall it be called?</label>
          <input id="salon-list-name" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </div>
      )}
      <FormEnd does="Put on it" doing="One moment…" busy={busy} ready={Boolean(list || name.trim())} leave={leave} />
    </form>
  )
}
