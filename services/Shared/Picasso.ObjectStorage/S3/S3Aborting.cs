using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Picasso.ObjectStorage.S3;

/// <summary>
/// Ends multipart uploads. The client library can do so only for uploads that it lists itself, and its listing is empty on servers that treat its
/// empty delimiter as one. So this request is signed here (AWS Signature Version 4, in the Authorization header).
/// </summary>
internal sealed class S3Aborting(S3Connection connection, TimeProvider clock)
{
    private const string SignedHeaders = "host;x-amz-content-sha256;x-amz-date";

    private static readonly string s_noBody = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>Ends one upload; an upload that has already ended is not an error.</summary>
    public async Task AbortAsync(Bucket bucket, string key, string uploadId, CancellationToken cancellationToken)
    {
        var settings = connection.Settings;
        var path = $"/{settings.NameOf(bucket)}/{ObjectKey.Require(key)}";
        var query = $"uploadId={Uri.EscapeDataString(uploadId)}";
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(settings.Endpoint, $"{path}?{query}"));
        Sign(request, path, query);
        using var answer = await connection.Http.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.NotFound)
            answer.EnsureSuccessStatusCode();
    }

    private void Sign(HttpRequestMessage request, string path, string query)
    {
        var settings = connection.Settings;
        var time = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{time[..8]}/{settings.Region}/s3/aws4_request";
        var canonical = string.Join(
            '\n', request.Method.Method, path, query, $"host:{settings.Endpoint.Authority}", $"x-amz-content-sha256:{s_noBody}",
            $"x-amz-date:{time}", "", SignedHeaders, s_noBody);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var signature = Convert.ToHexStringLower(Hmac(KeyFor(settings, scope), $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{digest}"));
        request.Headers.Add("x-amz-content-sha256", s_noBody);
        request.Headers.Add("x-amz-date", time);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={settings.AccessKey}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}");
    }

    private static byte[] KeyFor(S3Settings settings, string scope) =>
        scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + settings.SecretKey), Hmac);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
