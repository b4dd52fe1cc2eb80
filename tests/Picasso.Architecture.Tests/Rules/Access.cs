using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>Who may call an RPC, as far as the attributes of its method decide it.</summary>
internal enum Access
{
    /// <summary>Also without a token.</summary>
    Anyone,

    /// <summary>With a valid token (the fallback policy); the use case decides further.</summary>
    SignedIn,

    /// <summary>People who run the marketplace.</summary>
    Operators,

    /// <summary>Services of this installation.</summary>
    Services,
}

/// <summary>Reads who may call an RPC from both sides: from what the contract promises and from what the code asks for.</summary>
internal static class AccessReader
{
    // How the comment of an RPC begins.
    private static readonly (string Beginning, Access Access)[] s_promises =
    [
        ("Anyone", Access.Anyone), ("Services", Access.Services), ("Operators", Access.Operators), ("Signed in", Access.SignedIn), ("Verified adults", Access.SignedIn),
        ("The owner", Access.SignedIn), ("The current owner", Access.SignedIn), ("The author", Access.SignedIn),
        ("The buyer", Access.SignedIn), ("A participant", Access.SignedIn),
    ];

    /// <summary>What the contract promises; null when the comment does not decide it.</summary>
    public static Access? Promised(string comment) =>
        s_promises.Where(promise => comment.StartsWith(promise.Beginning, StringComparison.Ordinal))
            .Select(promise => (Access?)promise.Access).FirstOrDefault();

    /// <summary>What the code asks for.</summary>
    public static Access Asked(MethodInfo method)
    {
        if (Find<AllowAnonymousAttribute>(method) is not null)
            return Access.Anyone;
        var authorize = Find<AuthorizeAttribute>(method);
        if (authorize?.Policy == Policies.Service)
            return Access.Services;
        return authorize is not null && IsForOperators(authorize) ? Access.Operators : Access.SignedIn;
    }

    private static bool IsForOperators(AuthorizeAttribute authorize) =>
        authorize.Policy == Policies.Operator || authorize.Roles == Picasso.Contracts.PicassoClaims.OperatorRole;

    private static T? Find<T>(MethodInfo method)
        where T : Attribute => method.GetCustomAttribute<T>() ?? method.DeclaringType!.GetCustomAttribute<T>();
}
