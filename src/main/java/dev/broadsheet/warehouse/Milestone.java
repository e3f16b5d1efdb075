package dev.broadsheet.warehouse;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How far an attempt at a run has come: tables that are written whole and verified, and what the attempt knew besides. If it breaks
 * off, the next attempt goes on from here.
 *
 * @param name of the milestone
 * @param runId the run
 * @param beside what was published when the attempt began: table to run id. Beside anything else the run might come out otherwise
 * @param tables that were written since the milestone before
 * @param checks what their verification looked at
 * @param stages what the stages since then did
 * @param figures counts that later stages ask for, by what they count
 * @param warnings what a person should look at
 * @param files that lie beside this one and are needed by later stages
 */
@JsonPropertyOrder({"name", "run_id", "beside"})
public record Milestone(
        String name,
        String runId,
        Map<String, String> beside,
        List<WrittenTable> tables,
        List<Manifest.Check> checks,
        List<StageDone> stages,
        Map<String, Map<String, Long>> figures,
        List<String> warnings,
        List<WrittenFile> files) {

    public Milestone {
        beside = Map.copyOf(beside);
        tables = List.copyOf(tables);
        checks = List.copyOf(checks);
        stages = List.copyOf(stages);
        figures = Map.copyOf(figures);
        warnings = List.copyOf(warnings);
        files = List.copyOf(files);
    }

    byte[] toJson() throws IOException {
        return Manifest.JSON.writeValueAsBytes(this);
    }

    static Milestone fromJson(byte[] json) throws IOException {
        return Manifest.JSON.readValue(json, Milestone.class);
    }
}
