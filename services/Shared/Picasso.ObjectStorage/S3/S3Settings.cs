using System.Data.Common;
using System.Text.RegularExpressions;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.ObjectStorage.S3;

/// <summary>The connection settings of an S3 server.</summary>
/// <param name="Endpoint">Address of the S3 API for services.</param>
/// <param name="BrowserEndpoint">Address of the S3 API for browsers; null when they cannot connect.</param>
/// <param name="AccessKey">Key id.</param>
/// <param name="SecretKey">Key.</param>
/// <param name="Region">Region that requests are signed for.</param>
/// <param name="PublicUrl">Public address of the public bucket, without a '/' at its end; null when services serve it.</param>
/// <param name="BucketPrefix">The prefix of both bucket names.</param>
internal sealed partial record S3Settings(
    Uri Endpoint, Uri? BrowserEndpoint, string AccessKey, string SecretKey, string Region, string? PublicUrl, string BucketPrefix)
{
    private const string None = "none";

    private static readonly string[] s_keys =
        ["Endpoint", "BrowserEndpoint", "AccessKey", "SecretKey", "Region", "PublicUrl", "BucketPrefix"];

    public string NameOf(Bucket bucket) => BucketPrefix + (bucket == Bucket.Originals ? "originals" : "public");

    /// <summary>Reads <c>Endpoint=…;AccessKey=…;SecretKey=…[;BrowserEndpoint=…|none][;Region=…][;PublicUrl=…][;BucketPrefix=…]</c>.</summary>
    /// <exception cref="InvalidConfigurationException">It is invalid; the message never contains a value, which may be a secret.</exception>
    public static S3Settings Parse(string connectionString)
    {
        var parts = Split(connectionString);
        if (parts.Keys.Cast<string>().FirstOrDefault(key => !s_keys.Contains(key, StringComparer.OrdinalIgnoreCase)) is not null)
            throw Wrong($"knows only {string.Join(", ", s_keys)}");
        string? Find(string key) => parts.TryGetValue(key, out var value) && value is string { Length: > 0 } text ? text : null;
        string Require(string key) => Find(key) ?? throw Wrong($"lacks {key}");

        var endpoint = Root(Require("Endpoint"), "Endpoint");
        var browsers = Find("BrowserEndpoint");
        var prefix = Find("BucketPrefix") ?? "picasso-";
        if (!Prefix().IsMatch(prefix))
            throw Wrong("has a BucketPrefix that is not 1 to 48 of a-z, 0-9 and '-', a letter or digit first");
        return new S3Settings(
            endpoint,
            browsers is null ? endpoint : browsers == None ? null : Root(browsers, "BrowserEndpoint"),
            Require("AccessKey"), Require("SecretKey"), Find("Region") ?? "us-east-1",
            Find("PublicUrl") is { } address ? Address(address, "PublicUrl").AbsoluteUri.TrimEnd('/') : null,
            prefix);
    }

    /// <summary>Without the secret, which a record would print.</summary>
    public override string ToString() => $"{Endpoint} ({BucketPrefix}*)";

    private static DbConnectionStringBuilder Split(string connectionString)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException)
        {
            throw Wrong("is not of the form Key=value;Key=value");
        }
    }

    private static Uri Root(string text, string key) => Address(text, key) is { AbsolutePath: "/" } root
        ? root
        : throw Wrong($"has {IndefiniteOf(key)} with a path; it is a scheme, a host and a port");

    private static Uri Address(string text, string key) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address is { Query: "", Fragment: "", UserInfo: "" }
            ? address
            : throw Wrong($"has {IndefiniteOf(key)} that is not an http or https address");

    private static string IndefiniteOf(string key) => (key[0] == 'E' ? "an " : "a ") + key;

    private static InvalidConfigurationException Wrong(string what) => InvalidConfigurationException.Connection(ResourceNames.ObjectStorage, what);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,47}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
