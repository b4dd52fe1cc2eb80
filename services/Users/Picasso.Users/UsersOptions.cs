using Picasso.Users.Model;

namespace Picasso.Users;

/// <summary>Configuration section <c>Users</c>.</summary>
internal sealed class UsersOptions
{
    public const string Section = "Users";

    /// <summary>Mail addresses of those who run the marketplace; they count once they are verified.</summary>
    public IList<string> Operators { get; } = [];

    /// <summary>Whether the account belongs to an operator.</summary>
    public bool IsOperator(UserAccount account) => account is { EmailVerified: true, Email: { } email }
        && Operators.Any(address => EmailAddress.Normalize(address) == EmailAddress.Normalize(email));
}
