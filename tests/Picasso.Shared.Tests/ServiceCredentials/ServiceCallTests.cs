using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts;
using Picasso.Contracts.Reactions;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Hosting;
using Picasso.Testing.Processes;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Shared.Tests.ServiceCredentials;

/// <summary>What a caller asserts is believed with a valid service credential only; RPCs for services ask for one.</summary>
public sealed class ServiceCallTests
{
    private const string OtherKey = "YW5vdGhlci1pbnN0YWxsYXRpb24tb2YtcGljYXNzby1rZXkh";

    [Fact]
    public async Task A_client_address_is_believed_from_a_service_only()
    {
        await using var host = await StartAsync();

        await host.Client<ReactionsApi.ReactionsClient>().GetReactionsAsync(new(), Asserted("203.0.113.7"));
        await host.Client<ReactionsApi.ReactionsClient>(asService: false).GetReactionsAsync(new(), Asserted("203.0.113.8"));
        await host.Client<ReactionsApi.ReactionsClient>().GetReactionsAsync(new());

        host.Services.GetRequiredService<Recorder>().Addresses.ShouldBe(["203.0.113.7", "127.0.0.1", null]);
    }

    [Fact]
    public async Task An_rpc_for_services_lets_a_service_in_and_nobody_else()
    {
        await using var host = await StartAsync();

        await host.Client<ReactionsApi.ReactionsClient>().ListCountsAsync(new());
        await RefusedAsync(StatusCode.PermissionDenied, "service_only",
            () => host.Client<ReactionsApi.ReactionsClient>(asService: false).ListCountsAsync(new()).ResponseAsync);
        await RefusedAsync(StatusCode.PermissionDenied, "service_only",
            () => host.Client<ReactionsApi.ReactionsClient>(TestTokens.For("ada", isOperator: true), asService: false).ListCountsAsync(new()).ResponseAsync);
    }

    [Fact]
    public async Task A_call_with_the_key_of_another_installation_is_refused_whatever_it_calls()
    {
        await using var host = await StartAsync();
        var token = "";
        var signing = Channel(ServiceCredential.Sign(new Changing(host.Handler(), request => token = TokenOf(request)), OtherKey));
        await Should.ThrowAsync<RpcException>(() => new ReactionsApi.ReactionsClient(signing).GetReactionsAsync(new()).ResponseAsync);

        var outside = Channel(new Changing(host.Handler(), request => request.Headers.TryAddWithoutValidation("x-picasso-service", token)));
        await RefusedAsync(StatusCode.Unauthenticated, "service_credential_invalid",
            () => new ReactionsApi.ReactionsClient(outside).GetReactionsAsync(new()).ResponseAsync);
        (await host.HttpClient().SendAsync(new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "x-picasso-service", "v1.web.users.1.A" } } }))
            .StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_service_that_refuses_the_credential_of_a_process_is_unavailable_to_it_and_ends_no_session()
    {
        await using var host = await StartAsync();
        using var signing = ServiceCredential.Sign(host.Handler(), OtherKey);
        using var pages = new HttpMessageInvoker(signing, disposeHandler: false);

        var refused = await Should.ThrowAsync<RpcException>(
            () => new ReactionsApi.ReactionsClient(Channel(signing)).GetReactionsAsync(new(), new Metadata()).ResponseAsync);
        using var page = await pages.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "http://localhost/picasso.reactions.v1.Any"), TestContext.Current.CancellationToken);

        (refused.StatusCode, refused.ToDomainError()).ShouldBe((StatusCode.Unavailable, null));
        refused.Status.Detail.ShouldContain("Picasso:ServiceKeys");
        (page.StatusCode, page.Headers.Contains("x-picasso-service")).ShouldBe((System.Net.HttpStatusCode.ServiceUnavailable, false));
    }

    [Fact]
    public async Task A_call_that_was_recorded_cannot_be_repeated_for_another_method_or_address()
    {
        await using var host = await StartAsync();
        var recorded = "";
        var recording = Channel(ServiceCredential.Sign(new Changing(host.Handler(), request => recorded = TokenOf(request))));
        await new ReactionsApi.ReactionsClient(recording).GetReactionsAsync(new(), Asserted("203.0.113.7"));

        var replayed = Channel(new Changing(host.Handler(), request => request.Headers.TryAddWithoutValidation("x-picasso-service", recorded)));
        await new ReactionsApi.ReactionsClient(replayed).GetReactionsAsync(new(), Asserted("203.0.113.7"));
        await RefusedAsync(StatusCode.Unauthenticated, "service_credential_invalid",
            () => new ReactionsApi.ReactionsClient(replayed).GetReactionsAsync(new(), Asserted("203.0.113.9")).ResponseAsync);
        await RefusedAsync(StatusCode.Unauthenticated, "service_credential_invalid",
            () => new ReactionsApi.ReactionsClient(replayed).ListCountsAsync(new(), Asserted("203.0.113.7")).ResponseAsync);
    }

    private static string TokenOf(HttpRequestMessage request) => request.Headers.GetValues("x-picasso-service").Single();

    private static Metadata Asserted(string address) => new() { { ClientAddress.Header, address } };

    private static GrpcChannel Channel(HttpMessageHandler handler) =>
        GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler });

    private static Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(
        builder => builder.Services.AddSingleton<Recorder>(), app => app.MapGrpcService<Recorder>());

    private static async Task RefusedAsync(StatusCode status, string reason, Func<Task> call)
    {
        var refused = await Should.ThrowAsync<RpcException>(call);
        (refused.StatusCode, refused.ToDomainError()?.Reason).ShouldBe((status, reason));
    }

    private sealed class Recorder : ReactionsApi.ReactionsBase
    {
        public List<string?> Addresses { get; } = [];

        [AllowAnonymous]
        public override Task<GetReactionsResponse> GetReactions(GetReactionsRequest request, ServerCallContext context)
        {
            Addresses.Add(context.FindClientAddress());
            return Task.FromResult(new GetReactionsResponse());
        }

        [Authorize(Policies.Service)]
        public override Task<ListCountsResponse> ListCounts(ListCountsRequest request, ServerCallContext context) =>
            Task.FromResult(new ListCountsResponse());
    }

    private sealed class Changing(HttpMessageHandler inner, Action<HttpRequestMessage> change) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            change(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
