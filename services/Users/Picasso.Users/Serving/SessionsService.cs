using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Users.Limiting;
using Picasso.Users.LoggingIn;
using Picasso.Users.LoggingOut;
using Picasso.Users.Refreshing;
using Picasso.Users.SigningInExternally;

namespace Picasso.Users.Serving;

/// <summary>Maps <c>picasso.users.v1.Sessions</c> to its use cases.</summary>
[AllowAnonymous]
internal sealed class SessionsService(
    LogIn logIn, RefreshSession refresh, LogOut logOut, ExchangeCode exchange, IReadOnlyList<ExternalProvider> providers, TokenLimits tokens, Mapping map)
    : Sessions.SessionsBase
{
    public override async Task<Session> LogIn(LogInRequest request, ServerCallContext context)
    {
        var credentials = new Credentials(request.Email, request.Password, request.DeviceTokens, context.FindClientAddress());
        var (session, device) = await logIn.HandleAsync(credentials, context.CancellationToken);
        return map.ToSession(session, device);
    }

    public override async Task<Session> Refresh(RefreshRequest request, ServerCallContext context) => map.ToSession(await tokens.RunAsync(
        context.FindClientAddress(), () => refresh.HandleAsync(request.RefreshToken, context.CancellationToken)));

    public override async Task<LogOutResponse> LogOut(LogOutRequest request, ServerCallContext context)
    {
        await logOut.HandleAsync(request.RefreshToken, context.CancellationToken);
        return new LogOutResponse();
    }

    public override Task<ListProvidersResponse> ListProviders(ListProvidersRequest request, ServerCallContext context) =>
        Task.FromResult(new ListProvidersResponse
        {
            Providers =
            {
                providers.Select(provider => new Provider
                {
                    Name = provider.Name,
                    DisplayName = provider.DisplayName,
                    StartUrl = provider.StartPath,
                }),
            },
        });

    public override async Task<Session> ExchangeCode(ExchangeCodeRequest request, ServerCallContext context)
    {
        var (session, device) = await tokens.RunAsync(
            context.FindClientAddress(), () => exchange.HandleAsync(request.Code, request.Browser, context.CancellationToken));
        return map.ToSession(session, device);
    }
}
