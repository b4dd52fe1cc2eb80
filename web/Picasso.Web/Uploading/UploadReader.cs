using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Picasso.Web.Uploading;

/// <summary>
/// Reads a multipart form up to its file, which is then forwarded as a stream: neither memory nor a temporary file contains it. The page puts the
/// fields before the file.
/// </summary>
internal sealed class UploadReader
{
    private const int MostFields = 20;
    private const int LongestField = 16 * 1024;
    private const int LongestBoundary = 100;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly MultipartReader _reader;

    private UploadReader(MultipartReader reader) => _reader = reader;

    /// <summary>The file's bytes; null when the form has none.</summary>
    public Stream? File { get; private set; }

    public string Field(string name) => _fields.GetValueOrDefault(name, "");

    /// <summary>Reads the fields. The file stays in the request, for <see cref="File"/>.</summary>
    /// <exception cref="BadHttpRequestException">Not a multipart form, or one beyond the limits.</exception>
    public static async Task<UploadReader> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
            throw new BadHttpRequestException("A form with a file was expected.", StatusCodes.Status415UnsupportedMediaType);
        var upload = new UploadReader(new MultipartReader(boundary.ToString(), request.Body) { BodyLengthLimit = null });
        await upload.ReadFieldsAsync(cancellationToken);
        return upload;
    }

    private async Task ReadFieldsAsync(CancellationToken cancellationToken)
    {
        for (var number = 0; number <= MostFields; number++)
        {
            if (await _reader.ReadNextSectionAsync(cancellationToken) is not { } section)
                return;
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            if (disposition.IsFileDisposition())
            {
                File = section.Body;
                return;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            _fields.TryAdd(name, await TextAsync(section.Body, cancellationToken));
        }

        throw new BadHttpRequestException("The form has too many fields.");
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LongestField
            ? Encoding.UTF8.GetString(buffer, 0, length)
            : throw new BadHttpRequestException("A field of the form is too long.", StatusCodes.Status413PayloadTooLarge);
    }
}
