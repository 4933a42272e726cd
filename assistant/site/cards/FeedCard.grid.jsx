// A feed of pictures only: squares, each of which opens its post in the same card.
import { ArrowLeft } from "lucide-react"

function PostSquare({ item, open }) {
  const [picture] = item.pictures || []
  const shown = picture && !item.warning && !item.gone
  const said = item.gone ? "Not there any more" : item.warning ? `Warning: ${item.warning}` : picture?.alt || item.text
  const who = item.author ? ` by ${item.author.name || item.author.handle}` : ""
  return (
    <li>
      <button
        type="button"
        data-square={item.id}
        className="salon-square"
        style={shown ? waiting(picture) : undefined}
        aria-label={`Open number ${item.position}${who}: ${said}`}
        title={said}
        aria-disabled={Boolean(item.gone)}
        onClick={item.gone ? undefined : open}
      >
        {shown ? <Shot picture={picture} alt="" sizes="(max-width: 30rem) 46vw, 11rem" /> : <span className="salon-square-said">{said}</span>}
        <span className="salon-square-number" aria-hidden="true">
          {item.position}
        </span>
        {item.author && (
          <span className="salon-square-mark" aria-hidden="true">
            @{item.author.handle}
            {item.pictures?.length > 1 && ` · ${item.pictures.length}`}
          </span>
        )}
        {shown && picture.alt && (
          <span className="salon-square-alt" aria-hidden="true">
            {picture.alt}
          </span>
        )}
      </button>
    </li>
  )
}

function PostGrid({ items, row }) {
  const [open, setOpen] = useState("")
  const left = useRef("")
  const wall = useRef(null)
  const opened = items.find(({ id }) => id === open)
  useEffect(() => {
    if (!open && left.current) wall.current?.querySelector(`[data-square="${left.current}"]`)?.focus()
    left.current = open
  }, [open])
  if (opened)
    return (
      <>
        <p className="salon-head-back">
          <button type="button" className="salon-act" autoFocus onClick={() => setOpen("")}>
            <ArrowLeft aria-hidden="true" />
            All pictures
          </button>
        </p>
        <ol className="salon-posts">{row(opened)}</ol>
      </>
    )
  return (
    <ul ref={wall} className="salon-wall">
      {items.map((item) => (
        <PostSquare key={item.id} item={item} open={() => setOpen(item.id)} />
      ))}
    </ul>
  )
}
