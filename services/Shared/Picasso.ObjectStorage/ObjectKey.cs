using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Picasso.ObjectStorage;

/// <summary>The format of keys for every object store: safe as a path, in a URL and in S3.</summary>
public static partial class ObjectKey
{
    /// <summary>Maximum length of a key.</summary>
    public const int MaxLength = 512;

    /// <summary>Whether this is a valid key: segments of ASCII letters, digits, '-', '_' and '.', joined by '/', none of them "." or "..".</summary>
    public static bool IsKey([NotNullWhen(true)] string? key) =>
        key is { Length: > 0 and <= MaxLength } && Form().IsMatch(key) && key.Split('/').All(segment => segment is not ("." or ".."));

    /// <summary>The key when it is valid.</summary>
    /// <exception cref="ArgumentException">It is invalid.</exception>
    public static string Require(string? key) =>
        IsKey(key) ? key : throw new ArgumentException("The object key is invalid.", nameof(key));

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,128}(/[A-Za-z0-9._-]{1,128})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
