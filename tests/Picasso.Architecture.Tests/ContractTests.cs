using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

public sealed class ContractTests
{
    [Fact]
    public void Everything_in_a_contract_says_what_it_means() =>
        Protos().SelectMany(file => Silent(Repository.Read(file)).Select(name => $"{file}: {name}")).ShouldBeEmpty();

    [Fact]
    public void Planted_silence_is_found() => Silent(
        """
        service Planted {
          rpc Ask(AskRequest) returns (Answer);
        }
        message AskRequest {
          string question = 1;
        }
        // Says something.
        message Answer {
          oneof part {
            // Says something.
            string text = 1;
            bytes sound = 2 [deprecated = true];
          }
        }
        enum Mood {
          MOOD_CALM = 0;
        }
        message Empty {}
        """).ShouldBe(["Planted", "Planted.Ask", "AskRequest.question", "Answer.sound", "Mood", "Mood.MOOD_CALM", "Empty"]);

    [Fact]
    public void The_reader_sees_every_rpc_and_field_that_the_compiler_sees()
    {
        var read = Protos().SelectMany(file => ProtoFile.Read(Repository.Read(file))).ToList();
        read.Count(declaration => declaration.Kind == "rpc").ShouldBe(CompiledContracts.Services.Sum(service => service.Methods.Count));
        read.Count(declaration => declaration.Kind == "field").ShouldBe(
            CompiledContracts.Files.Sum(file => file.MessageTypes.Sum(message => message.Fields.InDeclarationOrder().Count)));
    }

    // What a request or response as a whole means is said at its RPC, and what a oneof means by its parts.
    private static IEnumerable<string> Silent(string proto) =>
        from declaration in ProtoFile.Read(proto)
        where declaration.Comment.Length == 0 && declaration.Kind != "oneof"
        where declaration.Kind != "message"
            || !(declaration.Name.EndsWith("Request", StringComparison.Ordinal) || declaration.Name.EndsWith("Response", StringComparison.Ordinal))
        select declaration.Name;

    // What tests read of other protocols is no contract of ours.
    private static IEnumerable<string> Protos() =>
        Repository.WithExtension(".proto").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));
}
