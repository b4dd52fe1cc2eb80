using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>The rules for rejecting passwords (after NIST SP 800-63B: length, and no well-known ones; no rules of composition).</summary>
internal static class PasswordRules
{
    private const int MinLength = 10;
    private const int MaxLength = 128;
    private const int MinDistinct = 4;
    private const string Rows = "01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm qwertzuiop 1qaz2wsx3edc4rfv5tgb";

    // Usual passwords after removing surrounding digits and symbols.
    private static readonly HashSet<string> s_common =
    [
        "password", "passwort", "passwords", "mypassword", "passwordpassword", "motdepasse", "contrasena", "contraseña", "changeme", "changemenow",
        "letmein", "letmeinnow", "welcome", "welcomehome", "iloveyou", "iloveyouu", "iloveyousomuch", "princess", "sunshine", "football",
        "baseball", "basketball", "superman", "batman", "spiderman", "pokemon", "starwars", "liverpool", "chelsea", "barcelona", "realmadrid",
        "manchester", "juventus", "arsenal", "dragon", "monkey", "master", "shadow", "michael", "jennifer", "jordan", "ashley", "charlie",
        "qwerty", "qwertyqwerty", "administrator", "admin", "root", "secret", "supersecret", "topsecret", "trustno", "whatever", "computer",
        "internet", "samsung", "samsunggalaxy", "google", "facebook", "instagram", "microsoft", "hello", "helloworld", "hellokitty", "freedom", "summer", "winter",
        "spring", "autumn", "summertime", "christmas", "chocolate", "butterfly", "strawberry", "blink", "nirvana", "metallica", "picasso",
        "ilovepicasso", "pablopicasso", "qazwsx", "qazwsxedc", "zaqwsx", "abcdef", "abcdefg", "testtest", "testing", "testuser", "temporary", "guest",
        "default", "correcthorsebatterystaple", "livelaughlove", "fuckyou", "lovelove", "myspace", "iloveme", "hottie", "loveme", "babygirl",
    ];

    /// <summary>Null for an acceptable password, otherwise "password_weak".</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The password must not consist of it.</param>
    /// <param name="field">The request's field.</param>
    public static DomainError? ErrorOf(string? password, string? email, string field)
    {
        if (password is null || password.Length is < MinLength or > MaxLength)
            return Weak("A password has 10 to 128 characters.", field);
        var plain = password.ToLowerInvariant();
        return plain.Distinct().Count() < MinDistinct || IsCommon(plain) || IsRow(plain) || IsAddress(plain, email)
            ? Weak("That password is easy to guess. Three or four unrelated words make a good one.", field)
            : null;
    }

    /// <summary>Ends the call unless the password is acceptable.</summary>
    public static void Require(string? password, string? email, string field)
    {
        if (ErrorOf(password, email, field) is { } error)
            throw error.ToException();
    }

    private static bool IsCommon(string plain)
    {
        var core = plain.Trim([.. plain.Where(character => !char.IsLetter(character)).Distinct()]);
        return s_common.Contains(core) || s_common.Contains(Unleet(core)) || s_common.Contains(Unleet(plain));
    }

    private static bool IsRow(string plain)
    {
        var backward = new string([.. plain.Reverse()]);
        return Rows.Split(' ').Any(row => (row + row).Contains(plain, StringComparison.Ordinal) || (row + row).Contains(backward, StringComparison.Ordinal));
    }

    private static bool IsAddress(string plain, string? email)
    {
        var address = email is null ? "" : EmailAddress.Normalize(email);
        return address.Length > 0 && (plain == address || plain.Trim("0123456789!.?".ToCharArray()) == address.Split('@')[0]);
    }

    private static string Unleet(string text) =>
        text.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('@', 'a').Replace('$', 's').TrimEnd('!', '.', '?');

    private static DomainError Weak(string message, string field) => DomainError.Invalid("password_weak", message, field);
}
