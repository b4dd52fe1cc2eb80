namespace Picasso.EventSourcing.Deciding;

/// <summary>How an aggregate's events become bytes under a wire name, and back.</summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
public interface IEventEncoding<TEvent>
{
    /// <summary>The explicit, versioned wire name.</summary>
    string NameOf(TEvent happened);

    /// <summary>The event as UTF-8 JSON.</summary>
    ReadOnlyMemory<byte> Encode(TEvent happened);

    /// <summary>The event of a wire name and its JSON.</summary>
    /// <exception cref="UnknownEventException">The name is unknown to this version, so it must not decide.</exception>
    /// <exception cref="UnreadableEventException">The JSON does not match the name's schema.</exception>
    TEvent Decode(string name, ReadOnlySpan<byte> json);
}

/// <summary>An event whose wire name is unknown to this version of the program, as during a rolling upgrade.</summary>
/// <param name="name">The wire name.</param>
public sealed class UnknownEventException(string name) : UnreadableEventException("is unknown to this version")
{
    /// <summary>The wire name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc />
    public override string Message => $"This version does not know the event \"{Name}\".";
}
