using System.Text.Json.Serialization;

namespace Picasso.Kernel;

/// <summary>The id of a picture.</summary>
[JsonConverter(typeof(TextIdConverter<PictureId>))]
public readonly record struct PictureId : ITextId<PictureId>
{
    private readonly string? _value;

    /// <summary>The id with this text.</summary>
    public PictureId(string value) => _value = value.Length == 0 ? null : value;

    /// <inheritdoc />
    public string Value => _value ?? "";

    /// <inheritdoc />
    public static PictureId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>A text becomes an id where it enters a service; an id becomes a text by its <see cref="Value"/> only.</summary>
    public static implicit operator PictureId(string value) => new(value);
}
