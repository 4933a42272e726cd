function Person({ person, busy, open }) {
  return (
    <li>
      <div className="salon-person">
        <Face person={person} />
        <span className="salon-who">
          <button type="button" className="salon-name" aria-disabled={Boolean(busy)} onClick={open}>
            {person.name || person.handle}
          </button>
          <span className="salon-soft">@{person.handle}</span>
        </span>
      </div>
    </li>
  )
}

// A post in one line, which opens the conversation that it is in.
function Brief({ post, busy, open }) {
  return (
    <li>
      <button type="button" className="salon-link" aria-disabled={Boolean(busy)} onClick={open}>
        @{post.handle}
      </button>{" "}
      {post.text}
    </li>
  )
}

function FoundCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const { busy: at, says, press } = usePress(api)
  const busy = Boolean(at)
  const { lines = [], people = [], posts = [] } = card

  const open = (tool, args) =>
    press("card", { tool, arguments: args }, (_answer, say) => say("It is at the end of the conversation."))

  // What left this machine goes on page by page.
  const more = () =>
    press("card", { left: card.left }, ({ card: page }) =>
      keep((now) => ({ lines: [...now.lines, ...page.props.lines], left: page.props.left })),
    )

  return (
    <section className="salon-card salon-found" aria-label={card.title}>
      <Style api={api} />
      <div className="salon-head">
        <h3 className="salon-title">{card.title}</h3>
      </div>
      {people.length > 0 && (
        <ul className="salon-rules">
          {people.map((person) => (
            <Person
              key={person.handle}
              person={person}
              busy={busy}
              open={() => open("get_user", { user: `@${person.handle}` })}
            />
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <dl className="salon-lines">
          {lines.map(([name, words], index) => (
            <Fragment key={index}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {posts.length > 0 && (
        <ul className="salon-rules">
          {posts.map((post) => (
            <Brief
              key={post.id}
              post={post}
              busy={busy}
              open={() => open("get_post", { post: post.id, include: ["thread"] })}
            />
          ))}
        </ul>
      )}
      {!lines.length && !people.length && !posts.length && <p className="salon-empty">{card.empty}</p>}
      {card.left && (
        <div className="salon-more">
          <button type="button" className="salon-button" aria-disabled={busy} onClick={more}>
            {busy ? "One moment…" : "More"}
          </button>
        </div>
      )}
      <Say say={says.card} />
    </section>
  )
}
