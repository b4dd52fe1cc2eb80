using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Naming;

/// <summary>The name within the account, and the availability of names.</summary>
internal static class AccountNames
{
    private const int MaxNumber = 20;
    private const int MaxStem = 36;

    /// <summary>The account with a name that it owns.</summary>
    public static UserAccount WithName(this UserAccount account, string name) =>
        account with { DisplayName = name, NameKeys = NameSkeleton.AllOf(name) };

    /// <summary>Whether no account has the name or a confusable one. Only the store's unique keys decide under concurrency.</summary>
    public static async Task<bool> IsNameFreeAsync(this IUserStore store, string name, CancellationToken cancellationToken)
    {
        foreach (var skeleton in NameSkeleton.AllOf(name))
        {
            if (await store.FindAsync(AccountKey.Name(skeleton), cancellationToken) is not null)
                return false;
        }

        return true;
    }

    /// <summary>
    /// A new account under its name, or under its name and a number when the name was taken meanwhile: a confirmed address must not fail because of a
    /// name, which can be changed later.
    /// </summary>
    public static async Task<UserAccount> WithFreeNameAsync(
        this IUserStore store, UserAccount account, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await store.IsNameFreeAsync(account.DisplayName, cancellationToken))
            return account.WithName(account.DisplayName);
        var stem = string.Concat(account.DisplayName.EnumerateRunes().Take(MaxStem));
        for (var number = 2; number <= MaxNumber; number++)
        {
            if (await store.IsNameFreeAsync($"{stem} {number}", cancellationToken))
                return account.WithName($"{stem} {number}");
        }

        return account.WithName($"{stem} {Ids.New(clock)[^12..]}");
    }
}
