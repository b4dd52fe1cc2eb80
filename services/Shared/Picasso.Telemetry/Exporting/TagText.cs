using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Picasso.Kernel;

namespace Picasso.Telemetry.Exporting;

/// <summary>Tags as a JSON object of texts, in the order of their names.</summary>
internal static class TagText
{
    private const int MaxValue = 1000;

    public static string Of(IEnumerable<KeyValuePair<string, object?>> tags)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            // Of a repeated name the latest value counts.
            foreach (var (name, value) in tags.GroupBy(tag => tag.Key, (name, all) => (name, all.Last().Value)).OrderBy(tag => tag.name, StringComparer.Ordinal))
                json.WriteString(name, Text(value));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Dictionary<string, string> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "",
            string plain => plain,
            bool truth => truth ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return Graphemes.Cut(text, MaxValue);
    }
}
