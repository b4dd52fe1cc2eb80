namespace Picasso.Users.Model;

/// <summary>A unique name of an account beside its id. No two accounts have the same key, whatever races.</summary>
internal readonly record struct AccountKey(string Value)
{
    /// <summary>By address, compared without case.</summary>
    public static AccountKey Email(string address) => new($"email:{EmailAddress.Normalize(address)}");

    /// <summary>By external identity.</summary>
    public static AccountKey Login(ExternalLogin login) => new($"login:{login.Provider}:{login.Subject}");

    /// <summary>By the hash of a one-time token.</summary>
    public static AccountKey Token(string hash) => new($"token:{hash}");

    /// <summary>By the skeleton of a public name: names that pass for each other have the same.</summary>
    public static AccountKey Name(string skeleton) => new($"name:{skeleton}");

    /// <summary>What the keys of operators begin with.</summary>
    public const string OperatorPrefix = "operator:";

    /// <summary>By the role: one for each operator, so that stores find them without reading every account.</summary>
    public static AccountKey Operator(string id) => new($"{OperatorPrefix}{id}");

    /// <summary>By session.</summary>
    public static AccountKey Session(string sessionId) => new($"session:{sessionId}");
}
