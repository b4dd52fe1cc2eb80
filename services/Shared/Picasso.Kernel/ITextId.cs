using System.Text.Json;
using System.Text.Json.Serialization;

namespace Picasso.Kernel;

/// <summary>
/// An id of one kind of thing, so that a purchase's id cannot be passed for a picture's. Contracts and stores have its text (docs/decisions/0050).
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>Its text; empty for none.</summary>
    string Value { get; }

    /// <summary>The id with this text.</summary>
    static abstract TSelf Of(string value);
}

/// <summary>Writes an id as its text, as before it had a type.</summary>
internal sealed class TextIdConverter<TId> : JsonConverter<TId>
    where TId : struct, ITextId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.Of(reader.GetString() ?? throw new JsonException("An id is null."));

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
