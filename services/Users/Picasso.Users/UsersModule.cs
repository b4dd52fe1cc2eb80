using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.DocumentStorage;
using Picasso.Imaging;
using Picasso.Kernel;
using Picasso.Mail.Delivery;
using Picasso.ObjectStorage;
using Picasso.OptionsValidation;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Authentication.Sessions;
using Picasso.ServiceDefaults.Grpc;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.Users.ChangingPasswords;
using Picasso.Users.CheckingSessions;
using Picasso.Users.Closing;
using Picasso.Users.EditingProfiles;
using Picasso.Users.Limiting;
using Picasso.Users.LoggingIn;
using Picasso.Users.LoggingOut;
using Picasso.Users.Mailing;
using Picasso.Users.Model;
using Picasso.Users.Mongo;
using Picasso.Users.Naming;
using Picasso.Users.Operating;
using Picasso.Users.PresentingWork;
using Picasso.Users.Recovering;
using Picasso.Users.Refreshing;
using Picasso.Users.Registering;
using Picasso.Users.Relaying;
using Picasso.Users.Requesting;
using Picasso.Users.Serving;
using Picasso.Users.SettingAvatars;
using Picasso.Users.SigningInExternally;
using Picasso.Users.SigningTokens;
using Picasso.Users.Storing;
using Picasso.Users.Verifying;

namespace Picasso.Users;

/// <summary>Composes this service into a process: the only place that chooses its engines.</summary>
public static class UsersModule
{
    // OWASP's figure for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet); older hashes are renewed at the next sign-in.
    private const int HashIterations = 210_000;

    /// <summary>Registers the service.</summary>
    public static IHostApplicationBuilder AddUsers(this IHostApplicationBuilder builder)
    {
        builder.AddMail().AddObjectStore().AddImaging();
        builder.Services.AddServiceIdentity(ServiceNames.Users);
        AddOptions(builder.Services);
        AddStores(builder);
        AddPasswords(builder.Services);
        AddUseCases(builder.Services);
        builder.AddExternalAuthentication();
        builder.Services.AddServiceClient<Purchases.PurchasesClient>(ServiceNames.Payments);
        builder.Services.AddHostedService<LinkRequestRelay>().AddHostedService<OutboxRelay>().AddHostedService<NameBackfill>()
            .AddHostedService<OperatorsNotice>();
        return builder;
    }

    /// <summary>Enables configured operators in a demonstration, as in Development: every visitor can read all mail there anyway.</summary>
    public static IHostApplicationBuilder TrustConfiguredOperators(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConfiguredOperatorsCount>();
        return builder;
    }

    /// <summary>Registers the parts of the server's command for granting and revoking the operators' role.</summary>
    public static IHostApplicationBuilder AddOperatorRole(this IHostApplicationBuilder builder)
    {
        AddStores(builder);
        builder.Services.AddSingleton<OperatorRole>();
        return builder;
    }

    /// <summary>Adds the service's consumers and sagas to the process's bus.</summary>
    public static void AddUsersConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<MailPersonConsumer>();

    /// <summary>Maps the service's gRPC classes and HTTP endpoints.</summary>
    public static IEndpointRouteBuilder MapUsers(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<AccountsService>();
        app.MapGrpcService<SessionsService>();
        app.MapGrpcService<SessionChecksService>();
        app.MapGrpcService<DeviceChecksService>();
        app.MapGrpcService<ProfilesService>();
        app.MapGrpcService<MailBoxService>();
        app.MapJwks();
        app.MapExternal();
        return app;
    }

    private static void AddOptions(IServiceCollection services)
    {
        services.AddValidatedOptions<UsersOptions>(UsersOptions.Section)
            .PostConfigure<IHostEnvironment, IEnumerable<ConfiguredOperatorsCount>>((options, environment, demonstrations) =>
                options.TrustsConfiguredOperators = environment.IsDevelopment() || demonstrations.Any());
        services.AddValidatedOptions<LimitOptions>(LimitOptions.Section);
        services.AddValidatedOptions<AvatarOptions>(AvatarOptions.Section);
        services.AddPublicSite();
    }

    private static void AddStores(IHostApplicationBuilder builder)
    {
        if (builder.HasDocuments())
            AddDocumentStores(builder.AddDocuments().AddDocumentSchema<MongoUsersSchema>().Services);
        else
            AddEmbeddedStores(builder.Services);
    }

    private static void AddDocumentStores(IServiceCollection services) => services
        .AddSingleton<IUserStore, MongoUserStore>()
        .AddSingleton<IAttemptCounter, MongoAttemptCounter>()
        .AddSingleton<ILinkRequests, MongoLinkRequests>()
        .AddSingleton<IPendingRegistrations, MongoPendingRegistrations>()
        .AddSingleton<IOperatorActs, MongoOperatorActs>()
        .AddSingleton<ISigningKeyStore, MongoSigningKeyStore>();

    private static void AddEmbeddedStores(IServiceCollection services) => services
        .AddSingleton<UsersDatabase>()
        .AddSingleton<IUserStore, SqliteUserStore>()
        .AddSingleton<IAttemptCounter, SqliteAttemptCounter>()
        .AddSingleton<ILinkRequests, SqliteLinkRequests>()
        .AddSingleton<IPendingRegistrations, SqlitePendingRegistrations>()
        .AddSingleton<IOperatorActs, SqliteOperatorActs>()
        .AddSingleton<ISigningKeyStore, FolderSigningKeyStore>();

    private static void AddPasswords(IServiceCollection services) => services
        .Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations)
        .AddSingleton<IPasswordHasher<UserAccount>, PasswordHasher<UserAccount>>()
        .AddSingleton<PasswordHashing>();

    private static void AddUseCases(IServiceCollection services) => services
        .AddSingleton<Signal<IUserStore>>()
        .AddSingleton<Signal<ILinkRequests>>()
        .AddSingleton<UserMails>()
        .AddSingleton<AttemptLimits>()
        .AddSingleton<PasswordLimits>()
        .AddSingleton<HashQueue>()
        .AddSingleton<TokenLimits>()
        .AddSingleton<KeyRing>()
        .AddSingleton<AccessTokenIssuer>()
        .AddSingleton<SessionOpener>()
        .AddSingleton<ISessionStates, StoredSessionStates>()
        .AddSingleton<PasswordProof>()
        .AddSingleton<RegisterAccount>()
        .AddSingleton<PendingLimits>()
        .AddSingleton<NewAccounts>()
        .AddSingleton<VerifyEmail>()
        .AddSingleton<RequestLink>()
        .AddSingleton<AnswerLinkRequest>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<LogIn>()
        .AddSingleton<RefreshSession>()
        .AddSingleton<LogOut>()
        .AddSingleton<ExchangeCode>()
        .AddSingleton<SignInExternally>()
        .AddSingleton<UpdateProfile>()
        .AddSingleton<SetLanguage>()
        .AddSingleton<WorkPresentation>()
        .AddSingleton<AvatarImage>()
        .AddSingleton<AvatarLimits>()
        .AddSingleton<SetAvatar>()
        .AddSingleton<OutboxHandler>()
        .AddSingleton<AccountOutbox>()
        .AddSingleton<Mapping>()
        .AddScoped<CloseAccount>();
}
