import { Captions, Clock, Globe, Palette, Quote, ShieldAlert, ShieldCheck, Users } from "lucide-react"

const CLOSED = {
  share: {
    done: "Shared.",
    cancelled: "Cancelled. Nothing was shared.",
    expired: "This preview has expired. Nothing was shared: it is kept among your drafts.",
    replaced: "A newer preview has taken this one's place.",
  },
  act: {
    done: "Done.",
    cancelled: "Cancelled. Nothing was changed.",
    expired: "This question has expired. Nothing was changed. Ask again if you still want it.",
    replaced: "A newer question has taken this one's place.",
  },
}

function Closed({ card, busy, undo, again, erase }) {
  const { receipt, url } = card
  const lines = CLOSED[card.kind] || CLOSED.act
  const done = card.state === "done"
  const words = card.say || (done && card.kind === "act" && receipt?.words) || lines[card.state] || lines.done
  return (
    <div className="salon-closed">
      {done && card.pictures?.[0] && <img src={card.pictures[0].thumb || card.pictures[0].src} alt="" />}
      <div>
        <p>{receipt?.undone ? "Taken back." : words}</p>
        {again && (
          <p className="salon-closed-row">
            <button type="button" className="salon-link" aria-disabled={Boolean(busy)} onClick={again}>
              Show it again
            </button>
          </p>
        )}
        {done && !receipt?.undone && (
          <p className="salon-closed-row">
            {url && (
              <a href={url} target="_blank" rel="noopener">
                Open the post
              </a>
            )}
            {receipt?.undo && (
              <button type="button" className="salon-link" aria-disabled={Boolean(busy)} onClick={undo}>
                Undo
              </button>
            )}
            {erase && receipt?.undo && (
              <button type="button" className="salon-link" aria-disabled={Boolean(busy)} onClick={erase}>
                Erase it for good
              </button>
            )}
          </p>
        )}
      </div>
    </div>
  )
}

function Posted({ card, busy, save }) {
  const { author = {}, pictures = [] } = card
  return (
    <>
      <div className="salon-posted">
        <div className="salon-person">
          <Face person={author} />
          <span className="salon-who">
            <span className="salon-name">{author.name || author.handle}</span>
            <span className="salon-handle">
              <span>@{author.handle}</span>
            </span>
          </span>
        </div>
        {card.answers && (
          <p className="salon-answers">
            Replying to <b>@{card.answers.handle}</b>
            {card.answers.text && `: ${card.answers.text}`}
          </p>
        )}
        {card.warning && <p className="salon-warning">Warning, shown first: {card.seen?.warning ?? card.warning}</p>}
        {card.text && <p className="salon-text">{card.seen?.text ?? card.text}</p>}
        {pictures.length > 0 && (
          <div className={`salon-pictures ${pictures.length > 1 ? "salon-pictures-many" : ""}`}>
            {pictures.map((picture) => (
              <div key={picture.id} className="salon-frame">
                <Shot
                  picture={picture}
                  loading="eager"
                  sizes={pictures.length > 1 ? "(max-width: 40rem) 46vw, 16.5rem" : undefined}
                />
              </div>
            ))}
          </div>
        )}
        {card.options?.length > 0 && (
          <div className="salon-poll">
            <ul>
              {card.options.map((option, index) => (
                <li key={index}>
                  <p className="salon-option">{option}</p>
                </li>
              ))}
            </ul>
            <p className="salon-soft">A poll, {card.closes}</p>
          </div>
        )}
        {card.quote && (
          <div className="salon-quoted">
            <span className="salon-quoted-who">
              <b>{card.quote.author.name || card.quote.author.handle}</b> @{card.quote.author.handle}
            </span>
            <span className="salon-quoted-text">{card.quote.text || card.quote.pictures?.[0]?.alt}</span>
          </div>
        )}
      </div>
      {card.credit && (
        <p className="salon-audience">
          <Palette aria-hidden="true" />
          <span>{card.credit}</span>
        </p>
      )}
      {pictures.map((picture) => (
        <p key={picture.id} className="salon-audience">
          <Captions aria-hidden="true" />
          <span>Alt text: {picture.seen || picture.alt || "none yet"}</span>
        </p>
      ))}
      {card.audience && (
        <p className="salon-audience">
          {card.visibility === "public" ? <Globe aria-hidden="true" /> : <Users aria-hidden="true" />}
          <span>{card.audience}</span>
        </p>
      )}
      {card.remix && (
        <p className="salon-audience">
          <Palette aria-hidden="true" />
          <label htmlFor={`salon-remix-${card.approval}`} className="salon-hidden">
            Who may remix it
          </label>
          <select
            id={`salon-remix-${card.approval}`}
            className="salon-choose"
            value={card.remix.value}
            disabled={Boolean(busy)}
            onChange={(event) => save({ remix: event.target.value })}
          >
            {card.remix.choices.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </p>
      )}
      {card.terms && (
        <p className="salon-audience">
          <ShieldCheck aria-hidden="true" />
          <span>{card.terms}</span>
        </p>
      )}
      {card.quotable && (
        <p className="salon-audience">
          <Quote aria-hidden="true" />
          <span>{card.quotable}</span>
        </p>
      )}
      {card.when && (
        <p className="salon-audience">
          <Clock aria-hidden="true" />
          <span>It comes out on {card.when}</span>
        </p>
      )}
    </>
  )
}

function Notes({ notes = [] }) {
  return notes.map((note) => (
    <p key={note} className="salon-audience salon-note">
      <ShieldAlert aria-hidden="true" />
      <span>{note}</span>
    </p>
  ))
}

function Form({ card, busy, suggest, save, leave }) {
  const [text, setText] = useState(card.text || "")
  const [by, setBy] = useState("")
  const [alts, setAlts] = useState((card.pictures || []).map(({ alt }) => alt || ""))
  const [visibility, setVisibility] = useState(card.visibility)
  const [warning, setWarning] = useState(card.warning || "")
  const id = `salon-${card.approval}`
  const used = length(text)
  const propose = async () => {
    const found = await suggest(text)
    if (!found) return
    setText(found.text)
    setAlts((card.pictures || []).map(({ id }, index) => found.alt?.[id] || alts[index]))
    if (found.warn?.length) setWarning(found.warn.join(", "))
    setBy(found.by === "rules" ? "Proposed by fixed rules. Change it as you like." : `Proposed by ${found.by}.`)
  }
  const submit = (event) => {
    event.preventDefault()
    if (used > LIMIT) return
    const images = (card.pictures || []).map((picture, index) => ({ id: picture.id, alt: alts[index] }))
    save({ text, visibility, warning, images })
  }
  return (
    <form onSubmit={submit}>
      <div className="salon-fields">
        <div className="salon-field">
          <div className="salon-field-head">
            <label htmlFor={`${id}-text`}>Text</label>
            <span id={`${id}-used`} className={used > LIMIT ? "salon-over" : ""}>
              {used}/{LIMIT}
            </span>
          </div>
          <textarea
            id={`${id}-text`}
            rows={4}
            autoFocus
            value={text}
            aria-describedby={`${id}-used`}
            aria-invalid={used > LIMIT}
            onChange={(event) => setText(event.target.value)}
          />
          <p className="salon-suggest">
            <button type="button" className="salon-link" aria-disabled={Boolean(busy)} onClick={propose}>
              {busy === "suggest" ? "One moment…" : "Suggest"}
            </button>
            <span className="salon-soft" role="status">
              {by}
            </span>
          </p>
        </div>
        {(card.pictures || []).map((picture, index) => (
          <div key={picture.id} className="salon-field-picture">
            <img src={picture.thumb || picture.src} alt="" />
            <div className="salon-field">
              <label htmlFor={`${id}-alt-${index}`}>Alt text, for people who cannot see it</label>
              <textarea
                id={`${id}-alt-${index}`}
                rows={2}
                maxLength={1500}
                value={alts[index]}
                onChange={(event) => setAlts(alts.map((alt, at) => (at === index ? event.target.value : alt)))}
              />
            </div>
          </div>
        ))}
        <div className="salon-field">
          <label htmlFor={`${id}-warning`}>Warning to show before it, if it needs one</label>
          <input id={`${id}-warning`} maxLength={140} value={warning} onChange={(event) => setWarning(event.target.value)} />
        </div>
        {card.choices?.length > 0 && (
          <div className="salon-field">
            <label htmlFor={`${id}-who`}>Who can see it</label>
            <select id={`${id}-who`} value={visibility} onChange={(event) => setVisibility(event.target.value)}>
              {card.choices.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      <div className="salon-actions">
        <button type="submit" className="salon-button salon-button-main" aria-disabled={Boolean(busy) || used > LIMIT}>
          {busy === "edit" ? "Saving…" : "Save changes"}
        </button>
        <button type="button" className="salon-button salon-button-plain" onClick={leave}>
          Keep as it was
        </button>
      </div>
    </form>
  )
}

function PreviewCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const [busy, setBusy] = useState("")
  const [say, setSay] = useState(null)
  const [editing, setEditing] = useState(false)
  const open = !card.state || card.state === "open"
  const section = useRef(null)
  useEffect(() => {
    // A question is of no use while its buttons are out of sight.
    if (open) requestAnimationFrame(() => section.current?.scrollIntoView({ block: "nearest" }))
  }, [])
  const settle = () => section.current?.focus({ preventScroll: true })

  const press = async (name, payload, done, failed = () => {}) => {
    if (busy) return failed()
    setBusy(name)
    setSay(null)
    const answer = await ask(api, payload)
    setBusy("")
    if (answer.outcome === "error") {
      setSay({ words: answer.say || NO_ANSWER.say, error: true })
      failed()
      if (answer.result?.error === "stale") keep(() => ({ state: "expired", say: answer.say }))
    } else if (name === "undo" && answer.outcome === "pending") {
      setSay({ words: "Please confirm it in the card below." })
    } else {
      done(answer)
      if (name !== "suggest") settle()
    }
  }
  const reply = (answer, changes) => ({ approval: card.approval, answer, ...(changes && { changes }) })
  const approve = () =>
    press("approve", reply("approve"), ({ result, receipt, say: words }) =>
      keep(() => ({ state: "done", url: result?.url, receipt, say: words })),
    )
  const deny = () => press("deny", reply("deny"), () => keep(() => ({ state: "cancelled" })))
  const save = (changes) =>
    press("edit", reply("edit", changes), ({ card: next, say: words }) => {
      if (next?.props) keep(() => ({ say: undefined, ...next.props }))
      setSay({ words: words || (open ? "Changed. Nothing is shared yet." : "Nothing is shared yet.") })
      setEditing(false)
    })
  const suggest = (text) =>
    new Promise((resolve) => {
      const images = (card.pictures || []).map(({ id }) => id)
      const args = { ...(images.length && { images }), ...(text.trim() && { text }) }
      press("suggest", { tool: "draft_post", arguments: args, here: true }, ({ result }) => resolve(result), resolve)
    })
  const undo = () =>
    press("undo", { tool: "undo_action", arguments: { act: card.receipt.id } }, () =>
      keep(({ receipt }) => ({ receipt: { ...receipt, undone: true } })),
    )
  const erase = () => press("undo", { tool: "delete_post", arguments: { image: card.erasable } }, () => {})

  return (
    <section className="salon-card" ref={section} tabIndex={-1} aria-label={card.title || "A question"}>
      <Style api={api} />
      {open ? (
        <>
          <div className="salon-head">
            <h3 className="salon-title">{editing ? "Change it first" : card.title}</h3>
          </div>
          {editing ? (
            <Form card={card} busy={busy} suggest={suggest} save={save} leave={() => setEditing(false)} />
          ) : (
            <>
              {card.kind === "share" && <Posted card={card} busy={busy} save={save} />}
              {card.kind === "act" && card.pictures?.length > 0 && (
                <div className="salon-asked">
                  {card.pictures.map((picture) => (
                    <img key={picture.id} src={picture.thumb || picture.src} alt={picture.alt} />
                  ))}
                </div>
              )}
              {card.lines?.length > 0 && (
                <dl className="salon-lines">
                  {card.lines.map(([name, value], index) => (
                    <Fragment key={index}>
                      <dt>{name}</dt>
                      <dd>{value}</dd>
                    </Fragment>
                  ))}
                </dl>
              )}
              <Notes notes={card.notes || []} />
              <div className="salon-actions">
                <button
                  type="button"
                  className="salon-button salon-button-main"
                  aria-disabled={Boolean(busy)}
                  onClick={approve}
                >
                  {busy === "approve" ? "One moment…" : card.confirm || "Yes"}
                </button>
                {card.editable && (
                  <button
                    type="button"
                    className="salon-button"
                    aria-disabled={Boolean(busy)}
                    onClick={() => !busy && setEditing(true)}
                  >
                    Edit
                  </button>
                )}
                <button
                  type="button"
                  className="salon-button salon-button-plain"
                  aria-disabled={Boolean(busy)}
                  onClick={deny}
                >
                  {card.cancel || "Cancel"}
                </button>
              </div>
            </>
          )}
        </>
      ) : (
        <Closed
          card={card}
          busy={busy}
          undo={undo}
          erase={card.erasable && erase}
          again={card.kind === "share" && card.state === "expired" ? () => save({}) : null}
        />
      )}
      <Say say={card.receipt?.undone ? null : say} />
    </section>
  )
}
