using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Uploading;

/// <summary>Headers of the tus protocol, version 1.0 (tus.io), with its extensions creation, expiration, termination and checksum.</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,expiration,termination,checksum";
    public const string ChecksumAlgorithms = "sha1,sha256";
    public const string Resumable = "Tus-Resumable";
    public const string Versions = "Tus-Version";
    public const string Extension = "Tus-Extension";
    public const string MaxSize = "Tus-Max-Size";
    public const string ChecksumAlgorithm = "Tus-Checksum-Algorithm";
    public const string Offset = "Upload-Offset";
    public const string Length = "Upload-Length";
    public const string Metadata = "Upload-Metadata";
    public const string Expires = "Upload-Expires";
    public const string Checksum = "Upload-Checksum";
    public const string MethodOverride = "X-HTTP-Method-Override";
    public const string PartType = "application/offset+octet-stream";

    /// <summary>The checksum does not match; the protocol's own status.</summary>
    public const int ChecksumMismatch = 460;

    /// <summary>A header with a number that is not negative; null when it is absent, repeated or none.</summary>
    public static long? NumberIn(HttpRequest request, string header) =>
        request.Headers[header] is [{ } text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
