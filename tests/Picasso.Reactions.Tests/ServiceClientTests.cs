using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Reactions;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Hosting;

namespace Picasso.Reactions.Tests;

public sealed class ServiceClientTests
{
    [Fact]
    public async Task A_client_that_several_services_of_a_process_add_carries_the_callers_token_once()
    {
        await using var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.AddReactions();
                builder.Services.AddServiceClient<PictureCommands.PictureCommandsClient>(ServiceNames.PicturesCommands);
                builder.Services.AddSingleton<TokenKeeper>();
            },
            app =>
            {
                app.MapReactions();
                app.MapGrpcService<TokenKeeper>();
            });
        var token = TestTokens.For("ada");
        await host.Client<Contracts.Reactions.Reactions.ReactionsClient>(token).LikeAsync(new LikeRequest { PictureId = ReactionsWorld.Id() });
        host.Services.GetRequiredService<TokenKeeper>().Seen.ShouldBe([$"Bearer {token}"]);
    }

    private sealed class TokenKeeper : PictureCommands.PictureCommandsBase
    {
        public IReadOnlyList<string> Seen { get; private set; } = [];

        public override Task<Terms> GetTerms(GetTermsRequest request, ServerCallContext context)
        {
            Seen = [.. context.RequestHeaders.GetAll("authorization").Select(entry => entry.Value)];
            return Task.FromResult(new Terms { PictureId = request.PictureId, OwnerId = "owner" });
        }
    }
}
