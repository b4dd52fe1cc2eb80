using System.Text.Json;
using System.Text.Json.Serialization;

namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>The row as its JSON document. Equal rows give equal bytes.</summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    public static string Write(PictureRow row) => JsonSerializer.Serialize(row, s_options);

    public static PictureRow Read(string document) => JsonSerializer.Deserialize<PictureRow>(document, s_options)!;
}
