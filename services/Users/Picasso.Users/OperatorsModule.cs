using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Users.Model;
using Picasso.Users.Operating;

namespace Picasso.Users;

/// <summary>The operators' role for the command line on the server; see <see cref="UsersModule.AddOperatorRole"/>.</summary>
public static class OperatorsModule
{
    private const int MaxActs = 50;

    /// <summary>Grants the role to the verified account with this address.</summary>
    /// <exception cref="Kernel.DomainException">"email_invalid" or "account_not_found".</exception>
    public static Task AddOperatorAsync(this IHost host, string email, string by, CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<OperatorRole>().AddAsync(email, by, cancellationToken);

    /// <summary>Revokes the role and ends the account's sessions.</summary>
    /// <exception cref="Kernel.DomainException">"email_invalid" or "account_not_found".</exception>
    public static Task RemoveOperatorAsync(this IHost host, string email, string by, CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<OperatorRole>().RemoveAsync(email, by, cancellationToken);

    /// <summary>The operators and the latest changes of the role, as text lines.</summary>
    public static async Task<IReadOnlyList<string>> DescribeOperatorsAsync(this IHost host, CancellationToken cancellationToken)
    {
        var operators = await host.Services.GetRequiredService<OperatorRole>().ListAsync(cancellationToken);
        var acts = await host.Services.GetRequiredService<IOperatorActs>().ListAsync(MaxActs, cancellationToken);
        var people = await host.Services.GetRequiredService<IUserStore>()
            .FindManyAsync([.. acts.Select(act => act.UserId.Value).Distinct()], cancellationToken);
        var addresses = people.ToDictionary(account => account.Id, account => account.Email ?? "closed account");
        return
        [
            operators.Count == 0 ? "No operators." : "Operators:",
            .. operators.Select(account => $"  {account.Email}  {account.DisplayName}  since {account.OperatorSince:yyyy-MM-dd HH:mm} UTC"),
            .. acts.Count == 0 ? Array.Empty<string>() : ["Audit log, latest first:"],
            .. acts.Select(act => $"  {act.At:yyyy-MM-dd HH:mm} UTC  {act.Kind}  {addresses.GetValueOrDefault(act.UserId.Value, "unknown")}  {act.UserId}  by {act.By}"),
        ];
    }
}
