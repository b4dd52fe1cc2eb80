using Microsoft.AspNetCore.StaticFiles;

namespace Picasso.ObjectStorage.Folder;

/// <summary>Media types by a key's extension.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider s_byExtension = new() { Mappings = { [".avif"] = "image/avif" } };

    public static string Of(string key) => s_byExtension.TryGetContentType(key, out var type) ? type : Unknown;
}
