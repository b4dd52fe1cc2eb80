using System.Text.RegularExpressions;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>What must not be in any file: secrets, places of one machine, hosts that packages happened to come from.</summary>
internal static partial class BannedText
{
    private static readonly (string What, Regex Pattern)[] s_banned =
    [
        ("a private key", PrivateKey()), ("a live payment key", LivePaymentKey()), ("a cloud access key", CloudKey()),
        ("a token of a code host", CodeHostToken()), ("a chat or search token", OtherToken()), ("a signed token", JsonWebToken()),
        ("a password in a connection string", ConnectionPassword()), ("a path of one machine", MachinePath()),
        ("a package registry", Registry()),
    ];

    /// <summary>Findings as "file:line what". The finding itself is not repeated.</summary>
    public static IReadOnlyList<string> In(string file, string text) =>
        [.. from banned in s_banned
            from Match match in banned.Pattern.Matches(text)
            select $"{file}:{text.AsSpan(0, match.Index).Count('\n') + 1} holds {banned.What}"];

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex("(?:sk|rk)_live_[0-9A-Za-z]{4,}|whsec_[0-9A-Za-z]{24,}")]
    private static partial Regex LivePaymentKey();

    [GeneratedRegex("(?:AKIA|ASIA)[0-9A-Z]{16}")]
    private static partial Regex CloudKey();

    [GeneratedRegex("gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{22,}|glpat-[0-9A-Za-z_-]{20,}")]
    private static partial Regex CodeHostToken();

    [GeneratedRegex("xox[abprs]-[0-9A-Za-z-]{10,}|AIza[0-9A-Za-z_-]{35}|SG\\.[0-9A-Za-z_-]{16,}\\.[0-9A-Za-z_-]{16,}")]
    private static partial Regex OtherToken();

    [GeneratedRegex(@"eyJ[0-9A-Za-z_-]{12,}\.eyJ[0-9A-Za-z_-]{12,}\.[0-9A-Za-z_-]{16,}")]
    private static partial Regex JsonWebToken();

    [GeneratedRegex("(?i)(?:password|pwd)=(?!\\s*(?:[;\"'{$<]|\\\\u003C)|\\s*$)[^;\"'{}$<\\s]{6,};", RegexOptions.Multiline)]
    private static partial Regex ConnectionPassword();

    [GeneratedRegex(@"(?<![\w.])/(?:home|Users)/[a-z][\w.-]+/|(?<![\w./])/(?:work|root)/[\w.-]+|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://(?!api\.nuget\.org/)[^\s""'<>]*(?:/v3/index\.json|/api/v2/|artifactory|jfrog|nexus|npm-?proxy)")]
    private static partial Regex Registry();
}
