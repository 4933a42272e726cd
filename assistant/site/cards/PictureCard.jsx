function Picture({ picture }) {
  const { drawn = [], missed = [] } = picture
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
            <b>{picture.varied ? "Changed:" : "Drew:"}</b> {drawn.join(", ")}
          </p>
        )}
        {missed.length > 0 && (
          <p className="salon-soft">
            <b>Could not draw:</b> {missed.join(", ")}
          </p>
        )}
        {picture.credit && <p className="salon-soft">{picture.credit}. Whoever sees it is told so.</p>}
        {picture.unchecked && <p className="salon-soft">{picture.unchecked}</p>}
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

function PictureCard({ props: { pictures = [], state, done, of, before, preview, note }, api }) {
  const [busy, setBusy] = useState("")
  const [say, setSay] = useState(null)

  const press = async (name, payload) => {
    if (busy) return
    setBusy(name)
    setSay(null)
    const answer = await ask(api, payload)
    setBusy("")
    if (answer.outcome === "error") setSay({ words: answer.say || NO_ANSWER.say, error: true })
  }
  const images = pictures.map(({ id, alt }) => ({ id, alt }))
  const prompt = pictures[0]?.prompt

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
      </section>
    )
  return (
    <section className="salon-card" aria-label={pictures.length > 1 ? "Pictures" : "A picture"}>
      <Style api={api} />
      {pictures.map((picture) => (
        <Picture key={picture.id} picture={picture} />
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
          onClick={() => press("share", { tool: "share_post", arguments: { images } })}
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
    </section>
  )
}
