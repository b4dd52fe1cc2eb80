using System.Text.Json.Serialization;

namespace Picasso.Kernel;

/// <summary>The id of a user, also in a role: owner, creator, seller, buyer.</summary>
[JsonConverter(typeof(TextIdConverter<UserId>))]
public readonly record struct UserId : ITextId<UserId>
{
    private readonly string? _value;

    /// <summary>The id with this text.</summary>
    public UserId(string value) => _value = value.Length == 0 ? null : value;

    /// <inheritdoc />
    public string Value => _value ?? "";

    /// <inheritdoc />
    public static UserId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>A text becomes an id where it enters a service; an id becomes a text by its <see cref="Value"/> only.</summary>
    public static implicit operator UserId(string value) => new(value);
}
