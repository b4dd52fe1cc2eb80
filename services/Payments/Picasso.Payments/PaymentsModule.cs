using MassTransit;
using MassTransit.Configuration;
using MassTransit.Saga;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.OptionsValidation;
using Picasso.Payments.ChargingCards;
using Picasso.Payments.ClosingAccounts;
using Picasso.Payments.Limiting;
using Picasso.Payments.Mailing;
using Picasso.Payments.Monitoring;
using Picasso.Payments.OperatorActions;
using Picasso.Payments.Outbox;
using Picasso.Payments.Payouts;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Quoting;
using Picasso.Payments.ReadingPurchases;
using Picasso.Payments.ReadingSales;
using Picasso.Payments.Reconciling;
using Picasso.Payments.RecordingSales;
using Picasso.Payments.Reselling;
using Picasso.Payments.Serving;
using Picasso.Payments.Sharding;
using Picasso.Payments.StartingPurchases;
using Picasso.Payments.Storing.Rows;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Grpc;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Payments;

/// <summary>Composes this service into a process: the only place that chooses its engines.</summary>
public static class PaymentsModule
{
    /// <summary>Registers the service.</summary>
    /// <exception cref="Kernel.InvalidConfigurationException">A shard's connection string is invalid, or no payment provider is named.</exception>
    public static IHostApplicationBuilder AddPayments(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        AddOptions(services);
        services.AddServiceIdentity(ServiceNames.Payments);
        services.AddPublicSite();
        builder.AddPaymentShards();
        AddMessages(services);
        builder.AddProvider();
        services.AddServiceClient<PictureCommands.PictureCommandsClient>(ServiceNames.PicturesCommands);
        services.AddServiceClient<DeviceChecks.DeviceChecksClient>(ServiceNames.Users);
        services.AddSingleton<QuoteKeys>().AddSingleton<QuoteSigner>().AddScoped<PictureQuoting>();
        services.AddSingleton<CardMarks>().AddSingleton<SharedDevices>().AddSingleton<ResaleJudging>().AddSingleton<ResaleUndoing>();
        services.AddSingleton<AddressKeys>().AddSingleton<AddressLimits>().AddSingleton<PurchaseStarting>();
        services.AddSingleton<StartPurchase>().AddSingleton<PurchaseReading>();
        services.AddSingleton<KeyedSignal<PurchaseSaga>>().AddSingleton<PurchaseWatching>();
        services.AddSingleton<PaymentProviderGateway>().AddSingleton<RecentCalls>();
        services.AddSingleton<PayoutPlanning>().AddSingleton<PayoutSending>().AddSingleton<PayoutReading>();
        services.AddSingleton<SellerOnboarding>();
        services.AddHostedService<PayoutWork>();
        services.AddSingleton<RecordMatching>().AddSingleton<Reconciler>().AddSingleton<ReconciliationReading>().AddSingleton<ReconciliationMetrics>();
        services.AddHostedService<Reconciliation>();
        services.AddSingleton<SellerSaleHandler>().AddSingleton<SaleReading>().AddSingleton<EarningsReading>().AddSingleton<Statements>().AddSingleton<AccountClosing>();
        services.AddHostedService<ReserveReleasing>();
        services.AddSingleton<TrialBalancing>().AddSingleton<OpenListing>().AddSingleton<PaymentsMetrics>();
        services.AddHostedService<PaymentsGauges>();
        services.AddSingleton<PurchaseOperating>().AddSingleton<PaymentsOverviewReader>().AddSingleton<InvariantChecker>();
        services.AddHealthChecks().AddCheck<InvariantsHealthCheck>(InvariantsHealthCheck.Name);
        return builder;
    }

    /// <summary>Adds the service's consumers and sagas to the process's bus.</summary>
    public static void AddPaymentsConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddSagaStateMachine<PurchaseStateMachine, PurchaseSaga>().Repository(repository => repository
            .RegisterSagaRepository<PurchaseSaga, PaymentShards, SagaConsumeContextFactory<PaymentShards, PurchaseSaga>, PurchaseRepositoryFactory>());
        bus.AddConsumer<PaymentConsumer>().Endpoint(endpoint => endpoint.ConcurrentMessageLimit = PaymentConsumer.AtOnce);
        bus.AddConsumer<PersonMailedConsumer>();
    }

    /// <summary>Maps the service's gRPC classes and HTTP endpoints.</summary>
    public static IEndpointRouteBuilder MapPayments(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<PurchasesGrpc>();
        app.MapGrpcService<SalesGrpc>();
        app.MapGrpcService<PayoutsGrpc>();
        app.MapGrpcService<PaymentOperationsGrpc>();
        app.MapGrpcService<ShardOperationsGrpc>();
        app.MapProvider();
        return app;
    }

    private static void AddOptions(IServiceCollection services)
    {
        services.AddValidatedOptions<PaymentsOptions>(PaymentsOptions.Section);
        services.AddValidatedOptions<PurchaseOptions>(PurchaseOptions.Section);
        services.AddValidatedOptions<BuyerLimitOptions>(BuyerLimitOptions.Section);
        services.AddValidatedOptions<PayoutOptions>(PayoutOptions.Section);
        services.AddValidatedOptions<ResaleOptions>(ResaleOptions.Section);
        services.AddValidatedOptions<ReconciliationOptions>(ReconciliationOptions.Section);
        services.AddValidatedOptions<RelayOptions>(RelayOptions.Section);
    }

    private static void AddMessages(IServiceCollection services)
    {
        services.AddSingleton<PurchaseCommitter>().AddSingleton<PurchaseLoader>();
        services.AddSingleton<OutboxQueue>().AddSingleton<OutboxDelivery>();
        services
            .AddShardMessage<OpenSale, SellerSaleHandler>().AddShardMessage<SaleAbandoned, SellerSaleHandler>()
            .AddShardMessage<SaleCompleted, SellerSaleHandler>().AddShardMessage<PostSellerLine, SellerSaleHandler>()
            .AddShardMessage<SaleStandingChanged, SellerSaleHandler>().AddShardMessage<ClaimReserve, SellerSaleHandler>()
            .AddShardMessage<UndoResale, ResaleUndoing>().AddShardMessage<CardAttemptPassed, AddressLimits>();
        services.AddSingleton<Signal<PurchaseDue>>();
        // Before the relay, so that it ends after it.
        services.AddSingleton<OutboxCompletionWriter>().AddHostedService(provider => provider.GetRequiredService<OutboxCompletionWriter>());
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<PurchaseTimeoutScheduler>();
        services.AddHostedService<OutboxCleanup>();
    }
}
