using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts;
using Picasso.Contracts.Messages;
using Picasso.Contracts.Operations;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Web.Operating;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Hosting;

/// <summary>Registers the clients of the services, by name; calls carry the bearer token of their session.</summary>
internal static class ServiceClients
{
    public static void AddServiceClients(this IServiceCollection services)
    {
        services.AddClient<Accounts.AccountsClient>(ServiceNames.Users).CarrySession();
        services.AddClient<Profiles.ProfilesClient>(ServiceNames.Users).CarrySession();
        services.AddClient<PictureCommands.PictureCommandsClient>(ServiceNames.PicturesCommands).CarrySession();
        services.AddClient<ResumableUploads.ResumableUploadsClient>(ServiceNames.PicturesCommands).CarrySession();
        services.AddClient<PictureQueries.PictureQueriesClient>(ServiceNames.PicturesQueries).AskAgain().CarrySession();
        services.AddClient<Purchases.PurchasesClient>(ServiceNames.Payments).CarrySession();
        services.AddClient<Sales.SalesClient>(ServiceNames.Payments).CarrySession();
        services.AddClient<Payouts.PayoutsClient>(ServiceNames.Payments).CarrySession();
        services.AddClient<PaymentOperations.PaymentOperationsClient>(ServiceNames.Payments).CarrySession();
        services.AddClient<ShardOperations.ShardOperationsClient>(ServiceNames.Payments).CarrySession();
        services.AddClient<SandboxCards.SandboxCardsClient>(ServiceNames.Payments).CarrySession();
        services.AddClient<Reactions.ReactionsClient>(ServiceNames.Reactions).CarrySession();
        services.AddClient<Conversations.ConversationsClient>(ServiceNames.Messages).CarrySession();
        services.AddClient<Inbox.InboxClient>(ServiceNames.Messages).CarrySession();
        // Local telemetry is one file for all processes of a machine: any of them can read it.
        services.AddClient<LocalTelemetry.LocalTelemetryClient>(ServiceNames.Users).CarrySession();
        foreach (var service in ServiceNames.All)
            services.AddClient<ProcessHealth.ProcessHealthClient>(service, service).CarrySession();
        foreach (var service in QuarantinedStreamsReader.Services)
            services.AddClient<HeldStreams.HeldStreamsClient>(service, QuarantinedStreamsReader.ClientOf(service)).CarrySession();

        // These calls have no user: the session vault itself makes the first, and the mail box has no holder.
        services.AddClient<Sessions.SessionsClient>(ServiceNames.Users);
        services.AddClient<MailBox.MailBoxClient>(ServiceNames.Users);
    }

    private static IHttpClientBuilder AddClient<TClient>(this IServiceCollection services, string serviceName, string? clientName = null)
        where TClient : ClientBase => services
            .AddGrpcClient<TClient>(clientName ?? typeof(TClient).Name, options => options.Address = new Uri($"http://{serviceName}"))
            .ConfigureChannel(channel => channel.UnsafeUseInsecureChannelCallCredentials = true)
            .AddInterceptor(provider => new BoundedCalls(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IHttpContextAccessor>()))
            .AddCallCredentials(NameTheBrowser);

    // A read-only call may try another copy when one reports that its store is unavailable.
    private static IHttpClientBuilder AskAgain(this IHttpClientBuilder client) => client.ConfigureChannel(channel => channel.ServiceConfig = new ServiceConfig
    {
        MethodConfigs =
        {
            new MethodConfig
            {
                Names = { MethodName.Default },
                RetryPolicy = new RetryPolicy
                {
                    MaxAttempts = 3,
                    InitialBackoff = TimeSpan.FromMilliseconds(50),
                    MaxBackoff = TimeSpan.FromMilliseconds(500),
                    BackoffMultiplier = 2,
                    RetryableStatusCodes = { StatusCode.Unavailable },
                },
            },
        },
    });

    // Limits on attempts use it; services accept it because of the call's service credential.
    private static Task NameTheBrowser(AuthInterceptorContext call, Metadata metadata, IServiceProvider scope)
    {
        if (scope.GetRequiredService<IHttpContextAccessor>().HttpContext?.Connection.RemoteIpAddress is { } address)
            metadata.Add(ClientAddress.Header, address.ToString());
        return Task.CompletedTask;
    }

    // The services' own clients forward the request's Authorization header. A browser sends none, and a circuit has no request; here the bearer token
    // comes from the session of the scope in which the client was created.
    private static void CarrySession(this IHttpClientBuilder client) => client
        .AddCallCredentials(async (_, metadata, scope) =>
        {
            if (await scope.GetRequiredService<SessionContext>().BearerAsync() is { } bearer)
                metadata.Add("authorization", $"Bearer {bearer}");
        });
}
