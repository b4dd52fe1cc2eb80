using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Users.LoggingIn;
using Picasso.Users.LoggingOut;
using Picasso.Users.Refreshing;
using Picasso.Users.SigningInExternally;

namespace Picasso.Users.Serving;

/// <summary>Maps <c>picasso.users.v1.Sessions</c> to its use cases.</summary>
[AllowAnonymous]
internal sealed class SessionsService(
    LogIn logIn, RefreshSession refresh, LogOut logOut, ExchangeCode exchange, IReadOnlyList<ExternalProvider> providers, Mapping map)
    : Sessions.SessionsBase
{
    public override async Task<Session> LogIn(LogInRequest request, ServerCallContext context) => map.ToSession(
        await logIn.HandleAsync(request.Email, request.Password, context.FindClientAddress(), context.CancellationToken));

    public override async Task<Session> Refresh(RefreshRequest request, ServerCallContext context) =>
        map.ToSession(await refresh.HandleAsync(request.RefreshToken, context.CancellationToken));

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

    public override async Task<Session> ExchangeCode(ExchangeCodeRequest request, ServerCallContext context) =>
        map.ToSession(await exchange.HandleAsync(request.Code, request.Browser, context.CancellationToken));
}
