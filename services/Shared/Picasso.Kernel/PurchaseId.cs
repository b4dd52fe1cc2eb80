using System.Text.Json.Serialization;

namespace Picasso.Kernel;

/// <summary>The id of a purchase; also of the picture's reservation and transfer by it.</summary>
[JsonConverter(typeof(TextIdConverter<PurchaseId>))]
public readonly record struct PurchaseId : ITextId<PurchaseId>
{
    private readonly string? _value;

    /// <summary>The id with this text.</summary>
    public PurchaseId(string value) => _value = value.Length == 0 ? null : value;

    /// <inheritdoc />
    public string Value => _value ?? "";

    /// <inheritdoc />
    public static PurchaseId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>A text becomes an id where it enters a service; an id becomes a text by its <see cref="Value"/> only.</summary>
    public static implicit operator PurchaseId(string value) => new(value);
}
