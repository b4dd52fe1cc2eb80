using System.Text.RegularExpressions;
using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>Mail addresses: what is accepted, and what makes two of them the same.</summary>
internal static partial class EmailAddress
{
    /// <summary>Longest address that SMTP can carry (RFC 5321, erratum 1690).</summary>
    public const int MaxLength = 254;

    /// <summary>The spelling by which addresses are compared.</summary>
    public static string Normalize(string address) => address.Trim().ToLowerInvariant();

    /// <summary>The address without blanks around it, or "email_invalid".</summary>
    public static string Require(string? text)
    {
        var address = text?.Trim() ?? "";
        return IsValid(address) ? address : throw DomainError.Invalid("email_invalid", "That is not a mail address.", "email").ToException();
    }

    /// <summary>Whether mail can go there: ASCII, quotes and comments left out, a domain with a dot.</summary>
    public static bool IsValid(string address) =>
        address.Length <= MaxLength && address.IndexOf('@', StringComparison.Ordinal) <= 64 && Shape().IsMatch(address);

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
