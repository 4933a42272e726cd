import { ArrowLeft, Lock } from "lucide-react"

function Square({ picture, open }) {
  const where = picture.where || "Private"
  return (
    <li>
      <button
        type="button"
        data-square={picture.id}
        className="salon-square"
        style={waiting(picture)}
        aria-label={`Open number ${picture.position}: ${picture.alt || picture.prompt}. ${where}`}
        title={picture.alt || picture.prompt}
        onClick={open}
      >
        <Shot picture={picture} alt="" sizes="(max-width: 40rem) 46vw, 11rem" />
        <span className="salon-square-number" aria-hidden="true">
          {picture.position}
        </span>
        <span className="salon-square-mark" aria-hidden="true">
          {picture.where ? picture.where : <Lock />}
        </span>
      </button>
    </li>
  )
}

const CHANGES = "bluer, at night, as a watercolour …"

function Change({ picture, busy, send, leave }) {
  const [words, setWords] = useState("")
  const id = `salon-change-${picture.id}`
  const submit = (event) => {
    event.preventDefault()
    if (words.trim()) send(words.trim())
  }
  return (
    <form className="salon-profile-form" onSubmit={submit}>
      <div className="salon-field">
        <label htmlFor={id}>What should be different? The new one is added, this one stays.</label>
        <input
          id={id}
          value={words}
          maxLength={300}
          placeholder={CHANGES}
          autoFocus
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <FormEnd does="Make it" doing="Drawing…" busy={busy} ready={Boolean(words.trim())} leave={leave} />
    </form>
  )
}

// One picture, large, with what can be done to it.
function Opened({ picture, busy, say, press, back }) {
  const [changing, setChanging] = useState(false)
  const { id, alt } = picture
  const act = (words, name, payload, main) => (
    <button
      type="button"
      className={`salon-button ${main ? "salon-button-main" : ""}`}
      aria-disabled={Boolean(busy)}
      onClick={() => press(name, payload)}
    >
      {busy === name ? "One moment…" : words}
    </button>
  )
  return (
    <figure>
      <p className="salon-head-back">
        <button type="button" className="salon-act" autoFocus onClick={back}>
          <ArrowLeft aria-hidden="true" />
          All pictures
        </button>
      </p>
      <div className="salon-mat">
        <a className="salon-frame" style={{ display: "block" }} href={picture.src} target="_blank" rel="noopener">
          <Shot picture={picture} loading="eager" />
        </a>
      </div>
      <figcaption className="salon-label">
        {alt && (
          <p className="salon-clamp">
            <b>Alt text:</b> {alt}
          </p>
        )}
        {picture.prompt && (
          <p className="salon-soft salon-clamp">
            <b>Asked for:</b> {picture.prompt}
          </p>
        )}
        <p className="salon-made">
          {picture.made}
          <span>{picture.where || "Private"}</span>
          <span>{picture.at}</span>
          <a href={picture.original} download>
            Download the original
          </a>
        </p>
      </figcaption>
      {changing ? (
        <Change
          picture={picture}
          busy={busy === "change"}
          send={(prompt) =>
            press("change", { tool: "create_image", arguments: { prompt, from_image: id } }).then(() => setChanging(false))
          }
          leave={() => setChanging(false)}
        />
      ) : (
        <div className="salon-actions">
          {act("Share", "share", { tool: "share_post", arguments: { images: [{ id, alt: alt || picture.prompt }] } }, true)}
          <button type="button" className="salon-button" aria-disabled={Boolean(busy)} onClick={() => setChanging(true)}>
            Change it
          </button>
          {act("Use as avatar", "avatar", { tool: "update_profile", arguments: { avatar: id } })}
          {act("Delete", "delete", { tool: "delete_post", arguments: { image: id } })}
        </div>
      )}
      <Say say={say} />
    </figure>
  )
}

function PicturesCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const { busy, says, press } = usePress(api)
  const [open, setOpen] = useState("")
  const left = useRef("")
  const wall = useRef(null)
  const { pictures = [] } = card
  const opened = pictures.find(({ id }) => id === open)

  useEffect(() => {
    if (!open && left.current) wall.current?.querySelector(`[data-square="${left.current}"]`)?.focus()
    left.current = open
  }, [open])

  const more = () =>
    press("more", { tool: "search", arguments: card.more }, ({ card: page }) =>
      keep((now) => ({ pictures: [...now.pictures, ...(page?.props?.pictures || [])], more: page?.props?.more || null })),
    )
  return (
    <section className="salon-card" aria-label={card.title}>
      <Style api={api} />
      {opened ? (
        <Opened
          picture={opened}
          busy={busy}
          say={Object.values(says)[0]}
          press={(name, payload) => press(name, payload, (_answer, tell) => tell("It is at the end of the conversation."))}
          back={() => setOpen("")}
        />
      ) : (
        <>
          <div className="salon-head">
            <h3 className="salon-title">{card.title}</h3>
            {pictures.length > 0 && <p className="salon-note">Only you see those with a lock.</p>}
          </div>
          {pictures.length > 0 ? (
            <ul ref={wall} className={`salon-wall ${card.more ? "" : "salon-wall-end"}`}>
              {pictures.map((picture) => (
                <Square key={picture.id} picture={picture} open={() => setOpen(picture.id)} />
              ))}
            </ul>
          ) : (
            <p className="salon-empty">{card.empty}</p>
          )}
          {card.more && (
            <div className="salon-more">
              <button type="button" className="salon-button" aria-disabled={busy === "more"} onClick={more}>
                {busy === "more" ? "One moment…" : "More"}
              </button>
              <Say say={says.more} />
            </div>
          )}
        </>
      )}
    </section>
  )
}
