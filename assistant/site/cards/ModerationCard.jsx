function Words({ id, label, confirm, busy, send, leave }) {
  const [words, setWords] = useState("")
  const submit = (event) => {
    event.preventDefault()
    send(words)
  }
  return (
    <form className="salon-report-form" onSubmit={submit}>
      <div className="salon-field">
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={1000}
          value={words}
          autoFocus
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div className="salon-actions">
        <button type="submit" className="salon-button salon-button-main" aria-disabled={busy || !words.trim()}>
          {busy ? "One moment…" : confirm}
        </button>
        <button type="button" className="salon-button salon-button-plain" onClick={leave}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function Line({ name, value }) {
  if (!value) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Report({ item, desk, busy, say, on }) {
  const [choice, setChoice] = useState(null)
  const about = item.you ? "You" : `@${item.about}`
  const send = (words) => (choice[0] === "appeal" ? on.appeal(words) : on.decide(choice[0], words))
  const buttons = [...(item.can || []), ...(item.may_appeal ? [["appeal", "Appeal"]] : [])]
  return (
    <li className="salon-report">
      <p className="salon-report-head">
        <b>{item.category}</b>
        <span className="salon-soft">{item.state}</span>
        <span className="salon-when">{item.at}</span>
      </p>
      <dl className="salon-lines">
        <Line name="About" value={about} />
        <Line name="By" value={item.reporter && `@${item.reporter}`} />
        <Line
          name="It says"
          value={
            item.text && (
              <>
                {item.text}{" "}
                {item.url && (
                  <a href={item.url} target="_blank" rel="noopener">
                    Open
                  </a>
                )}
              </>
            )
          }
        />
        <Line name={desk === "queue" ? "Comment" : "You said"} value={item.comment} />
        <Line name="Decision" value={item.decision} />
        <Line name="Reason" value={item.reason} />
        <Line name="Appeal" value={item.appeal} />
      </dl>
      {choice ? (
        <Words
          id={`salon-report-${item.id}`}
          label={choice[0] === "appeal" ? "Why should it be looked at again?" : "Your reason. Both sides read it."}
          confirm={choice[1]}
          busy={busy}
          send={(words) => !busy && words.trim() && send(words)}
          leave={() => setChoice(null)}
        />
      ) : (
        buttons.length > 0 && (
          <div className="salon-away" role="group" aria-label="Decide">
            {buttons.map(([name, words]) => (
              <button
                key={name}
                type="button"
                className="salon-button salon-button-small"
                aria-disabled={busy}
                onClick={() => setChoice([name, words])}
              >
                {words}
              </button>
            ))}
          </div>
        )
      )}
      <Undo receipt={item.receipt} busy={busy} press={on.undo} />
      <Say say={say} />
    </li>
  )
}

const TITLES = { queue: "Reports", own: "Reports and decisions" }
const NOTHING = { queue: "No report waits for you.", own: "You have reported nothing, and nothing was decided about you." }

function ModerationCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const { busy, says, press } = usePress(api)
  const { items = [], desk } = card

  const put = (id, news) =>
    keep((now) => ({ items: now.items.map((item) => (item.id === id ? { ...item, ...news } : item)) }))
  const kept = (id) => (answer) => put(id, { ...answer.result.item, receipt: answer.receipt })

  return (
    <section className="salon-card" aria-label={TITLES[desk]}>
      <Style api={api} />
      <div className="salon-head">
        <h3 className="salon-title">{TITLES[desk]}</h3>
      </div>
      {items.length > 0 ? (
        <ul className="salon-reports">
          {items.map((item) => (
            <Report
              key={`${item.id} ${item.state}`}
              item={item}
              desk={desk}
              busy={busy === item.id}
              say={says[item.id]}
              on={{
                decide: (decision, words) =>
                  press(item.id, { moderate: { report: item.id, decision, words } }, kept(item.id)),
                appeal: (words) => press(item.id, { appeal: { report: item.id, words } }, kept(item.id)),
                undo: () =>
                  press(item.id, { tool: "undo_action", arguments: { act: item.receipt.id } }, () =>
                    put(item.id, { receipt: { ...item.receipt, undone: true } }),
                  ),
              }}
            />
          ))}
        </ul>
      ) : (
        <p className="salon-empty">{NOTHING[desk]}</p>
      )}
    </section>
  )
}
