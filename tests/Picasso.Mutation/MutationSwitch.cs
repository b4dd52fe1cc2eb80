namespace Picasso.Mutation;

/// <summary>What the mutated copy asks whether a mutant is on, and what records which mutants were asked for.</summary>
internal static class MutationSwitch
{
    /// <summary>Variable of the environment: the id of the mutant that is on.</summary>
    public const string Active = "PICASSO_MUTANT";

    /// <summary>Variable of the environment: the file into which the ids of mutants that were reached are written.</summary>
    public const string Reached = "PICASSO_MUTANTS_REACHED";

    /// <summary>The code of the class in the copy.</summary>
    public static string Source(int count) => $$"""
        namespace Picasso.Kernel;

        /// <summary>Switches one mutant on.</summary>
        public static class MutationSwitch
        {
            private static readonly int s_active = int.TryParse(System.Environment.GetEnvironmentVariable("{{Active}}"), out var id) ? id : -1;
            private static readonly bool[]? s_reached = Begin();

            /// <summary>Whether the mutant is on.</summary>
            public static bool Is(int id)
            {
                if (s_reached is not null)
                    s_reached[id] = true;
                return id == s_active;
            }

            private static bool[]? Begin()
            {
                if (System.Environment.GetEnvironmentVariable("{{Reached}}") is not { Length: > 0 } file)
                    return null;
                var reached = new bool[{{Math.Max(count, 1)}}];
                System.AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.WriteAllLines(
                    file, System.Linq.Enumerable.Range(0, reached.Length).Where(id => reached[id]).Select(id => id.ToString()));
                return reached;
            }
        }
        """;
}
