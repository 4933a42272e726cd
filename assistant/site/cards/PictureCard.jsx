// What a photo shows, in its person's words: nobody else knows.
function Describe({ picture, busy, press, say }) {
  const [alt, setAlt] = useState("")
  const id = `salon-alt-${picture.id}`
  return (
    <form
      className="salon-field"
      style={{ marginTop: "0.75rem" }}
      onSubmit={(event) => {
        event.preventDefault()
        if (alt.trim()) press(picture, alt.trim())
      }}
    >
      <label htmlFor={id}>What does it show? For people who cannot see it.</label>
      <textarea id={id} rows={2} maxLength={1500} value={alt} onChange={(event) => setAlt(event.target.value)} />
      <button
        type="submit"
        className="salon-button salon-button-small"
        style={{ justifySelf: "start", alignSelf: "start" }}
        aria-disabled={busy || !alt.trim()}
      >
        {busy ? "One moment…" : "Save the description"}
      </button>
      <Say say={say} />
    </form>
  )
}

function Picture({ picture, children }) {
  const { drawn = [], missed = [], notes = [] } = picture
  return (
    <figure>
      <div className="salon-mat">
        <a className="salon-frame" style={{ display: "block" }} href={picture.src} target="_blank" rel="noopener">
          <Shot picture={picture} title={picture.alt} loading="eager" />
        </a>
      </div>
      <figcaption className="salon-label">
        {picture.alt && (
          <p>
            <b>Alt text:</b> {picture.alt}
          </p>
        )}
        {drawn.length > 0 && (
          <p className="salon-soft">
            <b>{picture.photo ? "Done:" : picture.varied ? "Changed:" : "Drew:"}</b> {drawn.join(", ")}
          </p>
        )}
        {missed.length > 0 && (
          <p className="salon-soft">
            <b>{picture.photo ? "Not understood:" : "Could not draw:"}</b> {missed.join(", ")}
          </p>
        )}
        {picture.credit && <p className="salon-soft">{picture.credit}. Whoever sees it is told so.</p>}
        {picture.unchecked && <p className="salon-soft">{picture.unchecked}</p>}
        {notes.map((note) => (
          <p key={note} className="salon-soft">
            {note}
          </p>
        ))}
        {picture.credentials && <p className="salon-soft">{picture.credentials}</p>}
        {children}
        <p className="salon-made">
          {picture.made}
          {picture.original && (
            <a href={picture.original} download>
              Download the original
            </a>
          )}
        </p>
      </figcaption>
    </figure>
  )
}

function drawing(done, of, before) {
  if (before > 0) return before === 1 ? "One picture is before yours…" : `${before} pictures are before yours…`
  return of > 1 ? `Drawing ${done + 1} of ${of}…` : "Drawing…"
}

function PictureCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const { pictures = [], receipts = [], state, done, of, before, preview, note } = card
  const [busy, setBusy] = useState("")
  const [say, setSay] = useState(null)
  const [says, setSays] = useState({})

  const press = async (name, payload, done = () => {}) => {
    if (busy) return
    setBusy(name)
    setSay(null)
    const answer = await ask(api, payload)
    setBusy("")
    if (answer.outcome === "error") setSay({ words: answer.say || NO_ANSWER.say, error: true })
    else if (answer.outcome === "done") done()
  }
  const images = pictures.map(({ id, alt }) => ({ id, alt }))
  const prompt = pictures[0]?.photo ? "" : pictures[0]?.prompt

  const describe = async (picture, alt) => {
    if (busy) return
    setBusy(picture.id)
    setSays({})
    const answer = await ask(api, { describe: picture.id, alt })
    setBusy("")
    if (answer.outcome === "error") setSays({ [picture.id]: { words: answer.say || NO_ANSWER.say, error: true } })
    else keep((now) => ({ pictures: now.pictures.map((one) => (one.id === picture.id ? { ...one, alt } : one)) }))
  }
  const share = () => {
    if (images.every(({ alt }) => alt)) press("share", { tool: "share_post", arguments: { images } })
    else setSay({ words: "Say first what it shows: nobody else here has looked at it.", error: true })
  }
  const undo = async (receipt) => {
    await press(receipt.id, { tool: "undo_action", arguments: { act: receipt.id } }, () =>
      keep((now) => ({
        receipts: now.receipts.map((one) => (one.id === receipt.id ? { ...one, undone: true } : one)),
        pictures: now.pictures.filter(({ id }) => id !== receipt.of),
      })),
    )
  }

  if (!pictures.length)
    return (
      <section className="salon-card" aria-label="A picture">
        <Style api={api} />
        <div className="salon-mat" style={{ paddingBottom: "0.75rem" }} role="status">
          {state === "drawing" ? (
            <div className="salon-drawing">
              {preview && <img src={preview} alt="What there is of the picture so far" />}
              <span>{drawing(done, of, before)}</span>
            </div>
          ) : (
            "There is no picture here."
          )}
        </div>
        {receipts.map((receipt) => (
          <Undo key={receipt.id} receipt={receipt} busy={busy} />
        ))}
      </section>
    )
  return (
    <section className="salon-card" aria-label={pictures.length > 1 ? "Pictures" : "A picture"}>
      <Style api={api} />
      {pictures.map((picture) => (
        <Picture key={picture.id} picture={picture}>
          {!picture.alt && (
            <Describe picture={picture} busy={busy === picture.id} press={describe} say={says[picture.id]} />
          )}
        </Picture>
      ))}
      {note && (
        <div className="salon-label">
          <p className="salon-soft">{note}</p>
        </div>
      )}
      <div className="salon-actions">
        <button
          type="button"
          className="salon-button salon-button-main"
          aria-disabled={Boolean(busy)}
          onClick={share}
        >
          {busy === "share" ? "One moment…" : "Share"}
        </button>
        {prompt && (
          <button
            type="button"
            className="salon-button"
            aria-disabled={Boolean(busy)}
            onClick={() => press("another", { tool: "create_image", arguments: { prompt } })}
          >
            {busy === "another" ? "Drawing…" : "Another"}
          </button>
        )}
        <button
          type="button"
          className="salon-button salon-button-plain"
          aria-disabled={Boolean(busy)}
          onClick={() => press("suggest", { tool: "draft_post", arguments: { images: images.map(({ id }) => id) } })}
        >
          {busy === "suggest" ? "One moment…" : "Suggest a caption"}
        </button>
        {images.length === 1 && (
          <button
            type="button"
            className="salon-button salon-button-plain"
            aria-disabled={Boolean(busy)}
            onClick={() => press("avatar", { tool: "update_profile", arguments: { avatar: images[0].id } })}
          >
            {busy === "avatar" ? "One moment…" : "Use as avatar"}
          </button>
        )}
      </div>
      <Say say={say} />
      {receipts.map((receipt) => (
        <Undo key={receipt.id} receipt={receipt} busy={busy} press={() => undo(receipt)} />
      ))}
    </section>
  )
}
